package dev.weir.postgres.source;

import dev.weir.pipeline.source.Relation;
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
record Selection(
    String relation, String from, Optional<Catalog.Table> table, List<SelectedColumn> columns) {
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

  /**
   * @param condition as in {@code WHERE ...}, or empty
   */
  String sql(String condition) {
    String expressions =
        columns.stream().map(SelectedColumn::expression).collect(Collectors.joining(", "));
    return "SELECT " + expressions + " FROM " + from + condition;
  }
}
