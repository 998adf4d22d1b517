package dev.weir.postgres.source;

import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.schema.Schema;
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

  /**
   * @param condition as in {@code WHERE ...}, or empty
   */
  String sql(String condition) {
    String expressions =
        columns.stream().map(SelectedColumn::expression).collect(Collectors.joining(", "));
    return "SELECT " + expressions + " FROM " + from + condition;
  }
}
