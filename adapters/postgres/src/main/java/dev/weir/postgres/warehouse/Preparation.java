package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Preflight;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be so before a run is published, and the statements that make it so. */
final class Preparation {
  private final Connection connection;
  private final Catalog catalog;
  private final PublicationSql sql;

  Preparation(Connection connection, PublicationSql sql) {
    this.connection = connection;
    this.catalog = new Catalog(connection);
    this.sql = sql;
  }

  /**
   * @throws TerminalException telling everything that speaks against publishing
   */
  void check(Publication publication) throws SQLException {
    List<String> problems = new ArrayList<>();
    for (TargetLoad target : publication.targets()) {
      problems.addAll(Preflight.problems(target, catalog.columns(target.table())));
    }
    if (!problems.isEmpty()) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_FIT,
          "Cannot publish run %s: the data does not fit the tables.\n%s"
              .formatted(publication.context().run(), String.join("\n", problems)));
    }
  }

  /**
   * @throws TerminalException if a table would be left without rows that may not be
   */
  static void checkRows(Publication publication) {
    for (TargetLoad target : publication.targets()) {
      if (target.write() == Write.REPLACE && target.rows() == 0 && !target.allowEmpty()) {
        throw new TerminalException(
            WarehouseError.EMPTY_REPLACE,
            "Cannot replace %s in run %s: the data set has no rows. If the table may become empty, write allow-empty: true in its target."
                .formatted(target.table(), publication.context().run()));
      }
    }
  }

  /** Schemas, ledgers, tables and columns that are not there yet. */
  Set<String> missing(Publication publication) throws SQLException {
    Set<String> statements = new LinkedHashSet<>();
    for (TargetLoad target : publication.targets()) {
      TableName table = target.table();
      if (!catalog.hasSchema(PublicationSql.SCHEMA)) {
        statements.add(PublicationSql.createSchema(PublicationSql.SCHEMA));
      }
      if (!catalog.hasTable(PublicationSql.SCHEMA, PublicationSql.ledgerName(table))) {
        statements.add(PublicationSql.createLedger(table));
      }
      if (!catalog.hasSchema(table.schema())) {
        statements.add(PublicationSql.createSchema(table.schema()));
      }
      List<ExistingColumn> columns = catalog.columns(table);
      if (columns.isEmpty()) {
        statements.add(PublicationSql.createTarget(target));
      } else {
        for (Column column : Preflight.missing(target, columns)) {
          statements.add(PublicationSql.addColumn(table, column));
        }
      }
    }
    return statements;
  }

  void make(Publication publication) throws SQLException {
    for (String statement : missing(publication)) {
      Statements.make(connection, statement);
    }
  }

  /** Widens varchar columns that are too short for what is staged. */
  void widen(TargetLoad target) throws SQLException {
    for (ExistingColumn existing : catalog.columns(target.table())) {
      Optional<Integer> limit = Catalog.limit(existing);
      Optional<Column> column = target.schema().column(existing.name());
      if (limit.isPresent() && column.isPresent() && column.get().type() == Simple.TEXT) {
        long longest = Statements.number(connection, sql.longest(target, existing.name()));
        if (longest > limit.get()) {
          // Twice as wide at least, so that values that grow do not alter the table every night.
          long width = Math.max(longest, 2L * limit.get());
          Statements.make(connection, PublicationSql.widen(target.table(), existing.name(), width));
        }
      }
    }
  }
}
