package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.redshift.sql.RedshiftCatalog.OwnTable;
import dev.weir.redshift.sql.RedshiftTimes;
import dev.weir.redshift.statement.BlockedRead;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Result;
import dev.weir.redshift.statement.Statements;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.ledger.LedgerState;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledgers say about one run. */
final class RunLedger {
  private final Statements statements;
  private final PublicationSql sql;

  RunLedger(Statements statements, PublicationSql sql) {
    this.statements = statements;
    this.sql = sql;
  }

  /**
   * Whether the run is published, or what of it may be.
   *
   * @param ownTables that are there
   * @throws BlockedRead if another transaction holds the ledgers
   * @throws TerminalException if it can never be
   */
  LedgerState.Standing of(Publication publication, Map<String, OwnTable> ownTables) {
    List<TableName> tables =
        publication.targets().stream()
            .map(TargetLoad::table)
            .filter(table -> ownTables.containsKey(LedgerSql.name(table)))
            .toList();
    return switch (LedgerState.of(publication, read(tables, ownTables))) {
      case LedgerState.Standing standing -> standing;
      case LedgerState.Refused refused ->
          throw new TerminalException(error(refused.reason()), refused.sentence());
    };
  }

  /** Where the pipeline's newest runs left the cursors, of tables that it has published. */
  static Map<TableName, Optional<String>> cursors(
      Session session, String pipeline, List<TableName> tables) {
    Set<String> ledgers = session.catalog().ownTables().keySet();
    List<TableName> known =
        tables.stream().filter(table -> ledgers.contains(LedgerSql.name(table))).toList();
    Map<TableName, Optional<String>> cursors = new HashMap<>();
    if (!known.isEmpty()) {
      Result result =
          session.statements().read("read the cursors", LedgerSql.cursors(known, pipeline));
      for (int i = 0; i < result.rows().size(); i++) {
        TableName table = TableName.parse(result.text(i, 0).orElseThrow());
        Optional<String> text = result.text(i, 1);
        if (text.isPresent() || result.number(i, 2) > 0) {
          cursors.put(table, text);
        }
      }
    }
    return cursors;
  }

  private static RedshiftError error(LedgerState.Reason reason) {
    return switch (reason) {
      case OVERTAKEN -> RedshiftError.OVERTAKEN;
      case OTHER_LAKE -> RedshiftError.OTHER_LAKE;
      case OTHER_PLAN -> RedshiftError.OTHER_PLAN;
      case PARTLY_PUBLISHED -> RedshiftError.PARTLY_PUBLISHED;
    };
  }

  private Map<TableName, List<LedgerState.Row>> read(
      List<TableName> tables, Map<String, OwnTable> ownTables) {
    Map<TableName, List<LedgerState.Row>> rows = new HashMap<>();
    if (tables.isEmpty()) {
      return rows;
    }
    Set<String> withLake =
        ownTables.values().stream()
            .filter(OwnTable::hasLake)
            .map(OwnTable::name)
            .collect(Collectors.toSet());
    Result result =
        statements.readUnlessBlocked(
            "read the ledgers",
            sql.ledger().readAll(tables, table -> withLake.contains(LedgerSql.name(table))));
    for (int i = 0; i < result.rows().size(); i++) {
      rows.computeIfAbsent(TableName.parse(result.text(i, 0).orElseThrow()), _ -> new ArrayList<>())
          .add(
              LedgerState.Row.of(
                  result.truth(i, 1),
                  result.truth(i, 8),
                  result.text(i, 2).orElseThrow(),
                  result.number(i, 3),
                  RedshiftTimes.instant(result.text(i, 4).orElseThrow()),
                  result.text(i, 6).orElseThrow(),
                  result.text(i, 9).orElse(null),
                  result.text(i, 7).orElse(null)));
    }
    return rows;
  }
}
