package dev.weir.duckdb;

import dev.weir.schema.Rows;
import java.nio.file.Path;
import java.util.Map;

/** The first rows of Parquet files, for people. */
public final class Preview {
  private Preview() {}

  /**
   * @param scratch an existing folder; what is left there is the caller's to delete
   */
  public static Rows of(ParquetTable table, int limit, Path scratch) {
    try (DuckDbSession session =
        DuckDbSession.open(
            "show rows", DuckDbSettings.defaults(), scratch, Map.of("rows", table))) {
      return session.rows("SELECT * FROM \"rows\"", limit);
    }
  }
}
