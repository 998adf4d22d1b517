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

  RowSecurity rowSecurity();

  /** What becomes of rows that the database's row security hides from the connection's user. */
  enum RowSecurity {
    /** The read fails: what is asked for is all rows. */
    REFUSE,
    /** Those that its policies show are read. */
    ALLOW
  }

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
  record Table(String name, Map<String, ColumnType> columns, RowSecurity rowSecurity)
      implements Relation {
    public Table {
      columns = InOrder.copyOf(columns);
    }

    /** Of all rows. */
    public Table(String name, Map<String, ColumnType> columns) {
      this(name, columns, RowSecurity.REFUSE);
    }
  }

  record Query(String sql, Map<String, ColumnType> columns, RowSecurity rowSecurity)
      implements Relation {
    public Query {
      columns = InOrder.copyOf(columns);
    }

    /** Of all rows. */
    public Query(String sql, Map<String, ColumnType> columns) {
      this(sql, columns, RowSecurity.REFUSE);
    }
  }
}
