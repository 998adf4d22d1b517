package dev.weir.mysql;

import dev.weir.schema.Schema;
import java.util.List;
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

  String sql() {
    return columns.stream()
        .map(SelectedColumn::expression)
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
  }
}
