package dev.weir.page.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times for people, with the exact one where it was cut. */
public final class Figures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long MANY = 1_000_000;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private Figures() {}

  /** {@code 100,000}. */
  public static String exact(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 100,000}, {@code 1.24 M}. */
  public static String brief(long number) {
    if (Math.abs(number) < MANY) {
      return exact(number);
    }
    double millions = (double) number / MANY;
    return millions < 1000
        ? String.format(Locale.ROOT, "%.3g M", millions)
        : String.format(Locale.ROOT, "%.2f G", millions / 1000);
  }

  /** A number that shows the exact one when it is pointed at. */
  public static Element count(long number) {
    return cut(brief(number), exact(number));
  }

  /** Decimal units: {@code 4.3 MB}. */
  public static Element bytes(long bytes) {
    return cut(briefBytes(bytes), exact(bytes) + " bytes");
  }

  static String briefBytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String form = unit == 0 || value >= 10 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, form, value, UNITS[unit]);
  }

  /** {@code 0.42 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String took(Duration duration) {
    if (duration.toHours() > 0) {
      return String.format(
          Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }
    if (duration.toMinutes() > 0) {
      return String.format(
          Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
    return seconds(duration.toMillis() / 1000.0);
  }

  /** {@code 0.42 s}, {@code 12.3 s}. */
  public static String seconds(double seconds) {
    if (seconds < 0.005) {
      return seconds == 0 ? "0 s" : "< 0.01 s";
    }
    return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
  }

  /** {@code 12 %}, {@code 0.4 %}; never 0 or 100 where it is not. */
  public static String percent(long part, long all) {
    if (part == 0 || part == all) {
      return part == 0 ? "0 %" : "100 %";
    }
    double percent = 100.0 * part / all;
    if (percent < 0.1) {
      return "< 0.1 %";
    }
    return percent > 99.9
        ? "> 99.9 %"
        : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** Up to four digits that say something: {@code 2.499}, {@code 12,500}. */
  public static Element mean(double number) {
    double size = Math.abs(number);
    String form = size >= 1000 ? "%,.0f" : size >= 0.01 || size == 0 ? "%.4g" : "%.2e";
    return cut(String.format(Locale.ROOT, form, number), Double.toString(number));
  }

  /** In UTC, which it says. */
  public static Element moment(Instant instant) {
    return Element.of("time", MINUTE.format(instant) + " UTC")
        .with("datetime", instant.toString())
        .with("title", instant.toString());
  }

  private static Element cut(String brief, String exact) {
    Element shown = Element.of("span.figure", brief);
    return brief.equals(exact) ? shown : shown.with("title", exact);
  }
}
