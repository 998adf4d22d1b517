package dev.weir.source;

import dev.weir.schema.ColumnType;
import java.util.Map;

/** What is read from a database. @see Table @see Query */
public sealed interface Relation {
  /** Types that the pipeline asks for in place of the database's own, by column. */
  Map<String, ColumnType> columns();

  /**
   * @param name {@code table} or {@code schema.table}, as the database writes it, unquoted
   */
  record Table(String name, Map<String, ColumnType> columns) implements Relation {
    public Table {
      columns = Map.copyOf(columns);
    }
  }

  record Query(String sql, Map<String, ColumnType> columns) implements Relation {
    public Query {
      columns = Map.copyOf(columns);
    }
  }
}
