package dev.weir.dataset;

import java.nio.file.Path;
import java.util.Map;

/**
 * A local Parquet file, whole.
 *
 * @param rows as its footer says
 * @param nulls missing values per column, as its footer says; every column has an entry
 */
public record WrittenFile(Path path, long rows, Map<String, Long> nulls) {
  public WrittenFile {
    nulls = Map.copyOf(nulls);
  }
}
