package dev.weir.cli.view;

import dev.weir.text.Counted;
import java.time.Duration;
import java.util.Locale;

/** Numbers for people: the same on every machine, whatever its locale. */
public final class Numbers {
  private static final long KB = 1000;
  private static final long MB = 1000 * KB;
  private static final long GB = 1000 * MB;

  private Numbers() {}

  /** {@code 100,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 1 row}, {@code 100,000 rows}. */
  public static String rows(long rows) {
    return Counted.rows(rows);
  }

  /** {@code 1 query}, {@code 3 queries}. */
  public static String counted(long count, String noun) {
    return Counted.of(count, noun);
  }

  /** Decimal units: {@code 999 B}, {@code 4.3 MB}. */
  public static String bytes(long bytes) {
    if (bytes < KB) {
      return bytes + " B";
    }
    if (bytes < MB) {
      return scaled(bytes, KB) + " KB";
    }
    return bytes < GB ? scaled(bytes, MB) + " MB" : scaled(bytes, GB) + " GB";
  }

  private static String scaled(long bytes, long unit) {
    return String.format(Locale.ROOT, bytes < 10 * unit ? "%.1f" : "%.0f", (double) bytes / unit);
  }

  /** {@code 0.4 s}, {@code 2 min 05 s}. */
  public static String seconds(Duration duration) {
    if (duration.toMinutes() > 0) {
      return String.format(
          Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
