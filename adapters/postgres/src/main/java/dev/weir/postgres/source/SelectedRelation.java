package dev.weir.postgres.source;

import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.schema.Schema;
import dev.weir.text.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is read of a relation.
 *
 * @param relation for messages
 * @param from the relation in SQL
 * @param table empty for a query
 */
record SelectedRelation(
    String relation,
    String from,
    Optional<SourceCatalog.Table> table,
    List<SelectedColumn> columns) {
  SelectedRelation {
    columns = List.copyOf(columns);
  }

  Schema schema() {
    return new Schema(columns.stream().map(SelectedColumn::column).toList());
  }

  /** The rows of a window, as a condition. */
  String condition(Window window) {
    return window.sql(reference(window.column()), SelectedRelation::literal);
  }

  /**
   * A column in SQL, as it is in the relation.
   *
   * @param name one of the columns
   */
  String reference(String name) {
    return table.isPresent() ? Identifier.quoted(name) : "c" + (schema().names().indexOf(name) + 1);
  }

  /** Sessions work in UTC, so that a time without a zone in a column of instants is one too. */
  static String literal(CursorType type, String value) {
    return type.isTime()
        ? type.column().text() + " '" + value.replace('T', ' ').replace("Z", "+00") + "'"
        : value;
  }

  /**
   * @param condition as in {@code WHERE ...}, or empty
   */
  String sql(String condition) {
    String expressions =
        columns.stream().map(SelectedColumn::expression).collect(Collectors.joining(", "));
    return "SELECT " + expressions + " FROM " + from + condition;
  }
}
