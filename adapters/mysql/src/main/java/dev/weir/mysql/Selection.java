package dev.weir.mysql;

import dev.weir.pipeline.source.Relation;
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
record Selection(String from, long rows, long bytes, List<SelectedColumn> columns) {
  Selection {
    columns = List.copyOf(columns);
  }

  /** What a person calls it: {@code table course}. */
  static String name(Relation relation) {
    return switch (relation) {
      case Relation.Table table -> "table " + table.name();
      case Relation.Query _ -> "the query";
    };
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
