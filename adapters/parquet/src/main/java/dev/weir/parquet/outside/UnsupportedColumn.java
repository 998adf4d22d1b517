package dev.weir.parquet.outside;

/** A column has no type in Weir. Its message is the column's name and Parquet type. */
final class UnsupportedColumn extends RuntimeException {
  UnsupportedColumn(String column, String type) {
    super("'%s' of Parquet type '%s'".formatted(column, type));
  }
}
