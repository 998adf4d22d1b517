package dev.weir.warehouse.columns;

import dev.weir.schema.Column;
import dev.weir.schema.SchemaChange;
import dev.weir.schema.SchemaChange.Kind;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a publication changes of a table's columns, for people. */
public final class ColumnChanges {
  private final TargetLoad target;
  private final TableColumns table;
  private final List<SchemaChange> changes = new ArrayList<>();

  private ColumnChanges(TargetLoad target, TableColumns table) {
    this.target = target;
    this.table = table;
  }

  /** Columns of the data that are not published are told, too. */
  public static List<SchemaChange> of(TargetLoad target, TableColumns table, Retyping retyping) {
    ColumnChanges changes = new ColumnChanges(target, table);
    table.renamed().forEach(changes::renamed);
    table.added().forEach(changes::added);
    table.leftOut().forEach(changes::leftOut);
    if (retyping.inPlace()) {
      table.widened().forEach((name, type) -> changes.widened(name, type.text()));
    }
    return changes.changes;
  }

  private void renamed(String before, String after) {
    add(
        Kind.RENAMED,
        after,
        Optional.of(before),
        Optional.of(after),
        "column '%s' of %s is renamed to '%s'".formatted(before, target.table(), after));
  }

  private void added(Column column) {
    add(
        Kind.ADDED,
        column.name(),
        Optional.empty(),
        Optional.of(column.type().text()),
        "column '%s' (%s) is added to %s; rows that are there have null in it%s"
            .formatted(
                column.name(),
                column.type().text(),
                target.table(),
                table
                    .formerName(column)
                    .map(name -> ". " + TableColumns.rename(name, column.name()))
                    .orElse("")));
  }

  private void leftOut(Column column) {
    add(
        Kind.LEFT_OUT,
        column.name(),
        Optional.of(column.type().text()),
        Optional.empty(),
        "column '%s' (%s) of the data is not published: %s lacks it, and its target says new-columns: ignore"
            .formatted(column.name(), column.type().text(), target.table()));
  }

  private void widened(String name, String type) {
    String before = table.find(name).orElseThrow().declared();
    add(
        Kind.WIDENED,
        name,
        Optional.of(before),
        Optional.of(type),
        "column '%s' of %s is widened from %s to %s".formatted(name, target.table(), before, type));
  }

  private void add(
      Kind kind, String column, Optional<String> before, Optional<String> after, String says) {
    changes.add(new SchemaChange(target.table().toString(), kind, column, before, after, says));
  }
}
