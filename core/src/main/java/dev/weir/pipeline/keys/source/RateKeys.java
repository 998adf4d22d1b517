package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.source.http.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of how often an API may be asked. */
final class RateKeys {
  private static final String WORDS = "a rate, as in 5 per second, 100 per minute or 1000 per hour";
  private static final Pattern FORM =
      Pattern.compile("(?<requests>[1-9][0-9]{0,4}) per (?<unit>second|minute|hour)");

  static final Key<Optional<Rate>> RATE =
      Key.optional(
          "rate",
          Scalar.parsed(
              WORDS,
              Pattern.compile("[1-9][0-9]{0,4} per (?:second|minute|hour)"),
              RateKeys::parse),
          "How many requests the API is sent at most, all sources together: they go out in even"
              + " steps.");

  private RateKeys() {}

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
