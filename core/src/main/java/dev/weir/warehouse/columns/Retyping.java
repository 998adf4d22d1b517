package dev.weir.warehouse.columns;

import dev.weir.pipeline.TableName;
import dev.weir.schema.ColumnType;
import java.util.List;

/** How a warehouse changes the type of a column that has values. */
public interface Retyping {
  /**
   * Whether the column stays what it is to everybody who uses it: then Weir may do it by itself.
   */
  boolean inPlace();

  /** The statements, in order. */
  List<String> statements(TableName table, String column, ColumnType type);
}
