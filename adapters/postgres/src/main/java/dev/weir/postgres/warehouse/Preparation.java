package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.text.Identifier;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.columns.Preflight;
import dev.weir.warehouse.sql.DeclaredTypes;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must be so before a run is published, and the statements that make it so. */
final class Preparation {
  /** What a server answers where a view, a rule or a generated column uses the column. */
  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  private final Connection connection;
  private final PostgresCatalog catalog;
  private final PublicationSql sql;

  Preparation(Connection connection, PublicationSql sql) {
    this.connection = connection;
    this.catalog = new PostgresCatalog(connection);
    this.sql = sql;
  }

  /**
   * @throws TerminalException telling everything that speaks against publishing
   */
  void check(Publication publication) throws SQLException {
    List<String> problems = tables(publication).problems(publication, sql);
    if (!problems.isEmpty()) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_FIT,
          "Cannot publish run %s: the data does not fit the tables.\n%s"
              .formatted(publication.context().run(), String.join("\n", problems)));
    }
    checkRights(publication);
  }

  /** Who may change all rows of a table may lock it too. */
  private void checkRights(Publication publication) throws SQLException {
    List<String> problems = new ArrayList<>();
    for (TargetLoad target : publication.targets()) {
      Optional<String> right =
          switch (target.write()) {
            case REPLACE -> Optional.of("DELETE");
            case MERGE -> Optional.of("UPDATE");
            case APPEND -> Optional.empty();
          };
      if (right.isPresent()) {
        catalog
            .userWithout(right.get(), target.table())
            .ifPresent(user -> problems.add(problem(target, right.get(), user)));
      }
    }
    if (!problems.isEmpty()) {
      throw new TerminalException(
          WarehouseError.NOT_ALLOWED,
          "Cannot publish run %s: the warehouse's user may not do it.\n%s"
              .formatted(publication.context().run(), String.join("\n", problems)));
    }
  }

  private static String problem(TargetLoad target, String right, String user) {
    return "User '%1$s' has no right to %2$s in %3$s, which %4$s needs, also to lock the table against others who write (GRANT SELECT, INSERT, %2$s ON %3$s TO %5$s)."
        .formatted(
            user,
            right,
            target.table(),
            target.write().name().toLowerCase(Locale.ROOT),
            Identifier.quoted(user));
  }

  /**
   * @throws TerminalException if a table would be left without rows that may not be
   */
  static void checkRows(Publication publication) {
    Optional<String> problem = Preflight.emptyReplace(publication);
    if (problem.isPresent()) {
      throw new TerminalException(WarehouseError.EMPTY_REPLACE, problem.get());
    }
  }

  /** What makes the schemas, ledgers, tables, columns and comments that are not there yet. */
  Set<String> missing(Publication publication) throws SQLException {
    return tables(publication).missing(publication, sql);
  }

  void make(Publication publication) throws SQLException {
    for (String statement : missing(publication)) {
      try {
        Statements.make(connection, statement);
      } catch (SQLException e) {
        // Another process may have renamed the column at the same moment.
        if (missing(publication).contains(statement)) {
          throw failed(publication, statement, e);
        }
      }
    }
  }

  /** A view or the like is over the column: only its owner knows what is to become of it. */
  private static SQLException failed(Publication publication, String statement, SQLException e) {
    if (!PostgresErrors.state(e).equals(FEATURE_NOT_SUPPORTED)) {
      return e;
    }
    throw new TerminalException(
        WarehouseError.NOT_ALTERED,
        "Cannot publish run %s: the server does not take '%s': %s. Change the column by hand together with what uses it, or write type-change: fail and cast it in the pipeline (cast)."
            .formatted(publication.context().run(), statement, PostgresErrors.sentence(e)),
        e);
  }

  WarehouseTables tables(Publication publication) throws SQLException {
    Set<String> schemas = new HashSet<>();
    Set<String> ledgers = new HashSet<>();
    Set<String> outdated = new HashSet<>();
    Map<TableName, List<ExistingColumn>> columns = new HashMap<>();
    Map<TableName, Comments> comments = new HashMap<>();
    for (TargetLoad target : publication.targets()) {
      TableName table = target.table();
      for (String schema : List.of(PublicationSql.SCHEMA, table.schema())) {
        if (catalog.hasSchema(schema)) {
          schemas.add(schema);
        }
      }
      if (catalog.hasTable(PublicationSql.SCHEMA, LedgerSql.name(table))) {
        ledgers.add(LedgerSql.name(table));
        if (!catalog.hasColumn(PublicationSql.SCHEMA, LedgerSql.name(table), LedgerSql.LAKE)) {
          outdated.add(LedgerSql.name(table));
        }
      }
      columns.put(table, catalog.columns(table));
      comments.put(table, catalog.comments(table));
    }
    return new WarehouseTables(schemas, ledgers, outdated, columns, comments);
  }

  /** Widens varchar columns that are too short for what is staged. */
  void widen(TargetLoad target) throws SQLException {
    for (ExistingColumn existing : catalog.columns(target.table())) {
      Optional<Integer> limit = DeclaredTypes.limit(existing.declared());
      Optional<Column> column = target.schema().column(existing.name());
      if (limit.isPresent() && column.isPresent() && column.get().type() == Simple.TEXT) {
        long longest =
            Statements.number(connection, sql.staging().longest(target, List.of(existing.name())));
        if (longest > limit.get()) {
          // Twice as wide at least, so that values that grow do not alter the table every night.
          long width = Math.max(longest, 2L * limit.get());
          Statements.make(connection, sql.target().widen(target.table(), existing.name(), width));
        }
      }
    }
  }
}
