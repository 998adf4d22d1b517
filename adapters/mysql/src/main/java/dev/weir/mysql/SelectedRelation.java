package dev.weir.mysql;

import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is read of a relation.
 *
 * @param from the relation in SQL
 * @param rows estimated; -1 where the server has no statistics
 * @param bytes -1 where the server does not say
 */
record SelectedRelation(String from, long rows, long bytes, List<SelectedColumn> columns) {
  SelectedRelation {
    columns = List.copyOf(columns);
  }

  Schema schema() {
    return new Schema(columns.stream().map(SelectedColumn::column).toList());
  }

  /**
   * @param window of it; empty for all
   */
  String sql(Optional<Window> window) {
    String condition =
        window
            .map(some -> some.sql(Describer.quoted(some.column()), SelectedRelation::literal))
            .map(" WHERE "::concat)
            .orElse("");
    return columns.stream()
        .map(SelectedColumn::expression)
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + from + condition));
  }

  /** Sessions work in UTC, so that a time is the same moment for a TIMESTAMP too. */
  static String literal(CursorType type, String value) {
    if (!type.isTime()) {
      return value;
    }
    String word = type.column() == Simple.DATE ? "DATE" : "TIMESTAMP";
    return word + " '" + value.replace('T', ' ').replace("Z", "") + "'";
  }
}
