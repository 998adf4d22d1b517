package dev.weir.warehouse.columns;

import static dev.weir.text.Identifier.quoted;

import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.design.SchemaPolicy.MissingColumns;
import dev.weir.pipeline.design.SchemaPolicy.NewColumns;
import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.ExistingColumn.Filling;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the columns that differ against what the target says of such. */
final class ColumnPolicy {
  private final TargetLoad target;
  private final TableColumns table;
  private final SchemaPolicy policy;
  private final List<String> problems = new ArrayList<>();

  ColumnPolicy(TargetLoad target, TableColumns table) {
    this.target = target;
    this.table = table;
    this.policy = target.design().policy();
  }

  /** What it does not let be, one sentence each. */
  List<String> problems() {
    target.design().renamed().forEach(this::renamed);
    if (policy.newColumns() == NewColumns.FAIL) {
      table.fresh().forEach(this::fresh);
    }
    table.leftOut().stream()
        .filter(column -> target.keys().contains(column.name()))
        .forEach(this::leftOutKey);
    if (!table.columns().isEmpty() && table.published().columns().isEmpty()) {
      problems.add(
          "No column of the data is one of %s, and new-columns: ignore adds none. Correct the target's table, or write new-columns: add."
              .formatted(target.table()));
    }
    if (policy.missingColumns() == MissingColumns.FAIL) {
      table.missing().stream().filter(ColumnPolicy::isOfData).forEach(this::missing);
    }
    return problems;
  }

  /** What the table fills itself is none of the data's. */
  private static boolean isOfData(ExistingColumn existing) {
    return existing.filling() == Filling.NULL;
  }

  private void renamed(String before, String after) {
    if (table.has(before) && table.has(after)) {
      problems.add(
          "Column '%1$s' of %2$s is to be renamed to '%3$s', which the table has too. Take its values over and drop it: UPDATE %4$s SET %6$s = %5$s WHERE %6$s IS NULL; ALTER TABLE %4$s DROP COLUMN %5$s. Or take '%1$s' out of renamed."
              .formatted(
                  before,
                  target.table(),
                  after,
                  quoted(target.table().schema()) + "." + quoted(target.table().table()),
                  quoted(before),
                  quoted(after)));
    }
  }

  private void fresh(Column column) {
    Optional<String> former = table.formerName(column);
    problems.add(
        "Column '%s' (%s) of the data is new to %s, whose target says new-columns: fail. Leave it out in the pipeline (select), or write new-columns: add for a run.%s"
            .formatted(
                column.name(),
                column.type().text(),
                target.table(),
                former
                    .map(name -> " " + TableColumns.rename(name, column.name()) + ".")
                    .orElse("")));
  }

  private void leftOutKey(Column column) {
    problems.add(
        "Key '%s' of %s is not a column of the table, and new-columns: ignore does not add it. Add it to the table, or correct the target's keys."
            .formatted(column.name(), target.table()));
  }

  private void missing(ExistingColumn existing) {
    problems.add(
        "Column '%s' (%s) of %s is not in the data, and its target says missing-columns: fail. Bring it back in the pipeline, drop it from the table, or write missing-columns: null."
            .formatted(existing.name(), existing.declared(), target.table()));
  }
}
