package dev.weir.pipeline.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.weir.schema.ColumnType;
import dev.weir.schema.InOrder;
import java.util.Map;

/** What is read from a database. @see Table @see Query */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Relation.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Relation.Query.class, name = "query")
})
public sealed interface Relation {
  /** Types that the pipeline asks for in place of the database's own, by column, in its order. */
  Map<String, ColumnType> columns();

  /** What a person calls it: {@code table course}. */
  default String inWords() {
    return switch (this) {
      case Table table -> "table " + table.name();
      case Query _ -> "the query";
    };
  }

  /**
   * @param name {@code table} or {@code schema.table}, as the database writes it, unquoted
   */
  record Table(String name, Map<String, ColumnType> columns) implements Relation {
    public Table {
      columns = InOrder.copyOf(columns);
    }
  }

  record Query(String sql, Map<String, ColumnType> columns) implements Relation {
    public Query {
      columns = InOrder.copyOf(columns);
    }
  }
}
