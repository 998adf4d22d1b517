package dev.weir.simulation.sql.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an expression sees: one of each table, then those of the query around it.
 *
 * @param row null where an outer join found none
 * @param next those of the other tables; null at the end
 */
record Environment(
    String alias, List<String> columns, @Nullable Row row, @Nullable Environment next) {

  /** Whether a column is one of this row's. */
  private boolean has(String of, String name) {
    return (of.isEmpty() || of.equals(alias) || alias.endsWith("." + of)) && columns.contains(name);
  }

  static @Nullable Object value(@Nullable Environment from, String of, String name) {
    for (Environment each = from; each != null; each = each.next()) {
      if (each.has(of, name)) {
        Row row = each.row();
        return row == null ? null : row.value(name);
      }
    }
    throw new IllegalStateException(
        "The simulated warehouse knows no column '%s' of '%s' here".formatted(name, of));
  }
}
