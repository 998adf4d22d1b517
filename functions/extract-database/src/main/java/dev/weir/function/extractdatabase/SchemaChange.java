package dev.weir.function.extractdatabase;

import dev.weir.error.TerminalException;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what a source is now against what it was when the run was planned. */
final class SchemaChange {
  private SchemaChange() {}

  /**
   * @throws TerminalException naming each column that changed
   */
  static void check(PlannedSource source, Schema now) {
    if (!now.equals(source.schema())) {
      throw new TerminalException(
          ExtractDatabaseError.SOURCE_CHANGED,
          "Cannot extract '%s': it has changed since the run was planned: %s. Start a new run."
              .formatted(source.name(), String.join("; ", changes(source.schema(), now))));
    }
  }

  private static List<String> changes(Schema planned, Schema now) {
    List<String> changes = new ArrayList<>();
    for (Column before : planned.columns()) {
      Optional<Column> after = now.column(before.name());
      if (after.isEmpty()) {
        changes.add("column '%s' is gone".formatted(before.name()));
      } else if (!after.get().equals(before)) {
        changes.add(
            "column '%s' was %s and is %s"
                .formatted(before.name(), words(before), words(after.get())));
      }
    }
    for (Column after : now.columns()) {
      if (planned.column(after.name()).isEmpty()) {
        changes.add("column '%s' is new".formatted(after.name()));
      }
    }
    return changes.isEmpty() ? List.of("its columns have another order") : changes;
  }

  private static String words(Column column) {
    return column.type().text() + (column.nullable() ? "" : " not null");
  }
}
