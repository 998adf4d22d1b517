package dev.weir.duckdb.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where in SQL something is that DuckDB speaks of. */
public final class Place {
  private Place() {}

  /**
   * As in {@code (line 2)}, with a space before.
   *
   * @param offset as DuckDB gives it: bytes, not characters; one that is too large is the end
   */
  public static String line(String sql, long offset) {
    byte[] bytes = sql.getBytes(UTF_8);
    int end = (int) Math.min(offset, bytes.length);
    long before = new String(bytes, 0, end, UTF_8).chars().filter(c -> c == '\n').count();
    return " (line " + (1 + before) + ")";
  }
}
