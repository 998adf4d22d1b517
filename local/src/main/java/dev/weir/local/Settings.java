package dev.weir.local;

import dev.weir.duckdb.DuckDbSettings;
import dev.weir.error.TerminalException;
import dev.weir.parquet.WriterSettings;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory a run may use, from the environment: what it needs does not depend on the data.
 * docs/reference/settings.md lists the variables.
 */
record Settings(Map<String, String> environment) {
  static final String TRANSFORM_MEMORY = "WEIR_TRANSFORM_MEMORY";
  static final String ROW_GROUP = "WEIR_ROW_GROUP";
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(MB|GB)");
  private static final long MEGABYTE = 1_000_000;
  private static final long SMALLEST = 16 * MEGABYTE;

  DuckDbSettings transforms() {
    DuckDbSettings defaults = DuckDbSettings.defaults();
    return new DuckDbSettings(
        bytes(TRANSFORM_MEMORY, defaults.memoryBytes()),
        defaults.threads(),
        defaults.rowGroupRows());
  }

  WriterSettings files() {
    WriterSettings defaults = WriterSettings.DEFAULT;
    return new WriterSettings(
        defaults.codec(), bytes(ROW_GROUP, defaults.rowGroupBytes()), defaults.pageBytes());
  }

  private long bytes(String variable, long usual) {
    String text = environment.get(variable);
    if (text == null) {
      return usual;
    }
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    long bytes = size.matches() ? bytes(size) : 0;
    if (bytes < SMALLEST) {
      throw new TerminalException(
          LocalError.BAD_ARGUMENT,
          "Cannot use %s='%s': write a size of at least 16MB, as in 512MB or 2GB."
              .formatted(variable, text));
    }
    return bytes;
  }

  private static long bytes(Matcher size) {
    return Long.parseLong(size.group(1))
        * (size.group(2).equals("GB") ? 1000 * MEGABYTE : MEGABYTE);
  }
}
