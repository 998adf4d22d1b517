package dev.weir.duckdb;

import dev.weir.settings.MemorySize;
import java.util.Map;

/**
 * What one session may use.
 *
 * @param memoryBytes beyond it DuckDB spills to the scratch folder
 * @param rowGroupRows rows that a row group of a written file has at most
 */
public record DuckDbSettings(long memoryBytes, int threads, int rowGroupRows) {
  /** The variable that sets the memory. */
  public static final String MEMORY = "WEIR_TRANSFORM_MEMORY";

  private static final int MAX_THREADS = 4;

  public DuckDbSettings {
    if (memoryBytes < 1 || threads < 1 || rowGroupRows < 1) {
      throw new IllegalArgumentException(
          "Settings of the SQL engine must be positive: %d bytes, %d threads, %d rows"
              .formatted(memoryBytes, threads, rowGroupRows));
    }
  }

  /** 1 GiB, up to four threads, row groups of 122,880 rows. */
  public static DuckDbSettings defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new DuckDbSettings(1L << 30, Math.min(MAX_THREADS, processors), 122_880);
  }

  /** The defaults, with the memory that the environment sets. */
  public static DuckDbSettings of(Map<String, String> environment) {
    DuckDbSettings defaults = defaults();
    long memory =
        MemorySize.of(environment, MEMORY).map(MemorySize::bytes).orElse(defaults.memoryBytes());
    return new DuckDbSettings(memory, defaults.threads(), defaults.rowGroupRows());
  }
}
