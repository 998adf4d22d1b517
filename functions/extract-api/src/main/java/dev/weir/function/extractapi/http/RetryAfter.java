package dev.weir.function.extractapi.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * When a request may be sent again: the header {@code Retry-After}, in seconds or a date; else one
 * of those by which APIs say when their count of requests begins anew, in seconds or as a time of
 * Unix. What cannot be read counts as not said.
 */
final class RetryAfter {
  private static final List<String> RESETS =
      List.of("RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset");

  /** No API makes anybody wait for so many seconds: it is a time of Unix, of 2001 at least. */
  private static final long TIMES = 1_000_000_000;

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return retryAfter(headers, now).or(() -> reset(headers, now));
  }

  private static Optional<Duration> reset(HttpHeaders headers, Instant now) {
    return RESETS.stream()
        .flatMap(name -> headers.firstValue(name).stream())
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,10}"))
        .map(Long::parseLong)
        .map(
            number ->
                number < TIMES
                    ? Duration.ofSeconds(number)
                    : positive(Duration.between(now, Instant.ofEpochSecond(number))))
        .findFirst();
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
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
      return Optional.of(positive(wait));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration positive(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
