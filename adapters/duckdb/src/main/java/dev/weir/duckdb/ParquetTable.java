package dev.weir.duckdb;

import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parquet files that are one table.
 *
 * @param files none for a table without rows
 */
public record ParquetTable(Schema schema, List<Path> files) {
  public ParquetTable {
    files = List.copyOf(files);
  }

  /** A SELECT of the columns, with exactly the schema's types. */
  String select() {
    return "SELECT "
        + schema.columns().stream()
            .map(column -> files.isEmpty() ? nothing(column) : Sql.identifier(column.name()))
            .collect(Collectors.joining(", "))
        + (files.isEmpty() ? " WHERE FALSE" : " FROM " + read(files));
  }

  private static String nothing(Column column) {
    return "CAST(NULL AS " + Sql.type(column.type()) + ") AS " + Sql.identifier(column.name());
  }

  /** {@code key=value} in a path is no column here. */
  static String read(List<Path> files) {
    return files.stream()
        .map(file -> Sql.literal(pattern(file)))
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }

  /** DuckDB takes a file's name for a pattern; this one matches the file alone. */
  static String pattern(Path file) {
    return file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
  }
}
