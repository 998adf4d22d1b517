package dev.weir.warehouse.sql;

import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;

/**
 * Every statement of one run's publication. No TRUNCATE (there are warehouses that commit it), no
 * MERGE, and in the transaction no ALTER TABLE. Identifiers are quoted.
 */
public record PublicationSql(StagingSql staging, LedgerSql ledger, TargetSql target) {
  /** Where ledgers and staging tables are. */
  public static final String SCHEMA = "weir";

  /** Stands in an outline for what is known when the data is there. */
  private static final String UNKNOWN_ROWS = ":rows";

  public static PublicationSql of(Dialect dialect, RunContext context, LakeIdentity lake) {
    StagingSql staging = new StagingSql(dialect, context, lake);
    return new PublicationSql(
        staging, new LedgerSql(dialect, context, lake, staging), new TargetSql(dialect, staging));
  }

  /** The whole transaction, for people. */
  public List<String> transaction(List<TargetLoad> targets, WarehouseTables tables) {
    List<String> statements = new ArrayList<>();
    statements.add("BEGIN");
    statements.addAll(ledger.lock(targets));
    targets.forEach(load -> statements.addAll(target.lock(load)));
    for (TargetLoad load : targets) {
      statements.add(ledger.assertion(load, UNKNOWN_ROWS));
      statements.addAll(target.change(load, tables.of(load)));
      statements.add(target.insert(load, tables.of(load)));
    }
    statements.add(staging.drop(targets));
    statements.add("COMMIT");
    return statements;
  }
}
