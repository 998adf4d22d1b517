package dev.weir.parquet;

import dev.weir.schema.Schema;
import java.util.Map;

/**
 * What a Parquet file says about itself.
 *
 * @param bytes of the file
 * @param nulls missing values per column; every column has an entry
 */
public record Footer(Schema schema, long rows, long bytes, Map<String, Long> nulls) {
  public Footer {
    nulls = Map.copyOf(nulls);
  }
}
