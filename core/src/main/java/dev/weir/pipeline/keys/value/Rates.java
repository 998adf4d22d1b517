package dev.weir.pipeline.keys.value;

import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.source.http.Rate;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often an API may be asked: {@code 5 per second}. */
public final class Rates {
  private static final String WORDS = "a rate, as in 5 per second, 100 per minute or 1000 per hour";
  private static final Pattern FORM =
      Pattern.compile("(?<requests>[1-9][0-9]{0,4}) per (?<unit>second|minute|hour)");

  public static final Scalar<Rate> RATE =
      Scalar.parsed(
          WORDS, Pattern.compile("[1-9][0-9]{0,4} per (?:second|minute|hour)"), Rates::parse);

  private Rates() {}

  private static Rate parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("expected " + WORDS + ", found '" + text + "'");
    }
    Duration per =
        switch (form.group("unit")) {
          case "second" -> Duration.ofSeconds(1);
          case "minute" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return new Rate(Integer.parseInt(form.group("requests")), per);
  }
}
