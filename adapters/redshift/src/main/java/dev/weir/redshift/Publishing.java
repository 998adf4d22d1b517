package dev.weir.redshift;

import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The publishing transaction: one batch. What came of it, only the ledger knows. */
final class Publishing {
  private Publishing() {}

  /**
   * @param tables the columns that a target's table has
   */
  static List<String> statements(
      List<TargetLoad> targets,
      PublicationSql sql,
      Function<TargetLoad, List<ExistingColumn>> tables) {
    // The locks first: the transaction then sees all that was committed before it got them.
    List<String> statements = new ArrayList<>(sql.ledger().lock(targets));
    targets.forEach(target -> statements.addAll(sql.target().lock(target)));
    for (TargetLoad target : targets) {
      statements.add(sql.ledger().assertion(target, Long.toString(target.rows())));
      statements.addAll(sql.target().change(target, tables.apply(target)));
      statements.add(sql.target().insert(target, tables.apply(target)));
    }
    statements.add(sql.staging().drop(targets));
    return statements;
  }
}
