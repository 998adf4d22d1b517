package dev.weir.schema;

/**
 * A column of a data set.
 *
 * @param name as in the source, any characters; unique in its schema without regard to case
 * @param nullable false only where the source promises it
 */
public record Column(String name, ColumnType type, boolean nullable) {
  public Column {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A column has no name");
    }
  }

  /** A column that may hold nulls. */
  public static Column nullable(String name, ColumnType type) {
    return new Column(name, type, true);
  }
}
