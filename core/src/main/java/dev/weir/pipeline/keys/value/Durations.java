package dev.weir.pipeline.keys.value;

import dev.weir.pipeline.shape.Scalar;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time: {@code 30 s}, {@code 10 min}, {@code 2 h}, {@code 1 d}. */
public final class Durations {
  private static final String WORDS = "a length of time, as in 30 s, 10 min, 2 h or 1 d";
  private static final Pattern FORM = Pattern.compile("(?<count>[0-9]{1,6}) ?(?<unit>s|min|h|d)");

  public static final Scalar<Duration> DURATION =
      Scalar.parsed(WORDS, Pattern.compile("[0-9]{1,6} ?(?:s|min|h|d)"), Durations::parse);

  private Durations() {}

  private static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("expected " + WORDS + ", found '" + text + "'");
    }
    long count = Long.parseLong(form.group("count"));
    return switch (form.group("unit")) {
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
