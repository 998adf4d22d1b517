package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Result;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.DeclaredTypes;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the targets fit what is staged, and what is staged fit the targets. */
final class Fitting {
  private static final int SHOWN_KEYS = 5;

  private final Session session;
  private final PublicationSql sql;
  private final Publication publication;

  Fitting(Session session, PublicationSql sql, Publication publication) {
    this.session = session;
    this.sql = sql;
    this.publication = publication;
  }

  /**
   * The publishing transaction, when nothing is in its way any more.
   *
   * @param drop drops a target's staging table
   */
  List<String> transaction(Consumer<TargetLoad> drop) {
    WarehouseTables tables = session.catalog().tables(publication, Map.of());
    for (TargetLoad target : publication.targets()) {
      refuse(target, tables.of(target), drop);
      widen(target, tables);
    }
    return Publishing.statements(publication.targets(), sql, tables::of);
  }

  /**
   * Looks at what has just been staged, so that nobody waits for the other targets. The transaction
   * looks again: the process may have died before, and the table may have been altered since.
   *
   * @param drop drops a target's staging table
   * @throws TerminalException if it can never be published
   */
  void refuse(TargetLoad target, Consumer<TargetLoad> drop) {
    refuse(target, session.catalog().tables(publication, Map.of()).of(target), drop);
  }

  private void refuse(TargetLoad target, List<ExistingColumn> table, Consumer<TargetLoad> drop) {
    refuseMisfits(target, table, drop);
    if (target.write() == Write.MERGE) {
      refuseDuplicates(target, table, drop);
    }
  }

  private void widen(TargetLoad target, WarehouseTables tables) {
    Map<String, Integer> limits = limits(target, tables.of(target));
    if (limits.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(limits.keySet());
    Result longest =
        session
            .statements()
            .read(
                "measure the texts staged for " + target.table(),
                sql.staging().longest(target, columns));
    for (int i = 0; i < columns.size(); i++) {
      int limit = limits.getOrDefault(columns.get(i), 0);
      if (longest.number(0, i) > limit) {
        widen(target, columns.get(i), limit, longest.number(0, i));
      }
    }
  }

  private static Map<String, Integer> limits(TargetLoad target, List<ExistingColumn> table) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (ExistingColumn existing : table) {
      Optional<Column> column = target.schema().column(existing.name());
      DeclaredTypes.limit(existing.declared())
          .filter(limit -> limit < RedshiftDialect.VARCHAR_BYTES)
          .filter(_ -> column.filter(found -> found.type() == Simple.TEXT).isPresent())
          .ifPresent(limit -> limits.put(existing.name(), limit));
    }
    return limits;
  }

  // Alone, in no transaction, which Redshift demands. Twice as wide at least, so that values that
  // grow do not alter the table every night.
  private void widen(TargetLoad target, String column, int limit, long longest) {
    long width = Math.min(RedshiftDialect.VARCHAR_BYTES, Math.max(longest, 2L * limit));
    try {
      session
          .statements()
          .run(
              "widen column '%s' of %s".formatted(column, target.table()),
              sql.target().widen(target.table(), column, width));
    } catch (FailedStatement e) {
      // Another process may have done it at the same moment.
      WarehouseTables now = session.catalog().tables(publication, Map.of());
      if (limits(target, now.of(target)).getOrDefault(column, Integer.MAX_VALUE) < longest) {
        throw e;
      }
    }
  }

  private void refuseMisfits(
      TargetLoad target, List<ExistingColumn> table, Consumer<TargetLoad> drop) {
    List<String> problems =
        new StagedValues(session.statements(), sql.staging().fit(target, table)).problems(target);
    if (!problems.isEmpty()) {
      drop.accept(target);
      throw new TerminalException(
          RedshiftError.DOES_NOT_FIT,
          "Cannot publish %s: its rows do not fit the table. Nothing was published.\n%s"
              .formatted(target.table(), String.join("\n", problems)));
    }
  }

  private void refuseDuplicates(
      TargetLoad target, List<ExistingColumn> table, Consumer<TargetLoad> drop) {
    Result found =
        session
            .statements()
            .read(
                "look for double keys staged for " + target.table(),
                sql.staging().duplicates(target, table, SHOWN_KEYS));
    if (found.rows().isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (int row = 0; row < found.rows().size(); row++) {
      List<String> key = new ArrayList<>();
      for (int i = 0; i < target.keys().size(); i++) {
        key.add(target.keys().get(i) + "=" + found.text(row, i).orElse(""));
      }
      shown.add(
          "%s (%s rows)"
              .formatted(String.join(", ", key), found.number(row, target.keys().size())));
    }
    drop.accept(target);
    throw new TerminalException(
        RedshiftError.DUPLICATE_KEYS,
        "Cannot merge into %s: the data has more than one row for %s. Deduplicate it in the pipeline (deduplicate), or correct the target's keys."
            .formatted(target.table(), String.join("; ", shown)));
  }
}
