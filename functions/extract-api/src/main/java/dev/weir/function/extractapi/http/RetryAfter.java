package dev.weir.function.extractapi.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The header {@code Retry-After}: in seconds, or a date. What cannot be read counts as not said.
 */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            text ->
                text.matches("\\d{1,6}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : untilDate(text, now));
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      Duration wait =
          Duration.between(
              now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
