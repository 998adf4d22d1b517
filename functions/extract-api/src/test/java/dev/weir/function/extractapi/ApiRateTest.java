package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.function.extractapi.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an API is asked. */
class ApiRateTest extends ApiFixture {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  ApiRateTest() throws IOException {}

  @BeforeEach
  void theClockStands() {
    extraction.clock = () -> NOW;
  }

  private void threePages() {
    api.answers("/items", "{\"data\": [{\"id\": 1}], \"next\": \"/items?p=2\"}");
    api.answers("/items?p=2", "{\"data\": [{\"id\": 2}], \"next\": \"/items?p=3\"}");
    api.answers("/items?p=3", "{\"data\": [{\"id\": 3}], \"next\": null}");
  }

  @ParameterizedTest
  @CsvSource({"2 per second, 500", "100 per minute, 600", "1000 per hour, 3600"})
  void requestsGoOutInEvenSteps(String rate, long millis) {
    threePages();
    assertThat(
            extraction
                .connection("rate: " + rate)
                .read("path: /items, records: /data, pagination: {next-url: /next}")
                .rows())
        .containsExactly("1", "2", "3");
    // The clock stands still: each waits for its own turn.
    assertThat(extraction.waits)
        .containsExactly(Duration.ofMillis(millis), Duration.ofMillis(2 * millis));
  }

  @Test
  void whoIsSlowerThanTheRateDoesNotWait() {
    threePages();
    Instant[] now = {NOW};
    extraction.clock = () -> now[0] = now[0].plusSeconds(1);
    extraction
        .connection("rate: 2 per second")
        .read("path: /items, records: /data, pagination: {next-url: /next}");
    assertThat(extraction.waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RateLimit-Reset, 5, 5",
    "X-RateLimit-Reset, 1795392009, 9",
    "X-Rate-Limit-Reset, 1795391990, 0",
    "X-RateLimit-Reset, soon, 1",
  })
  void anApiThatSaysWhenItsCountBeginsAnewIsAskedThen(String header, String value, long seconds) {
    api.answers(
        "/items", Answer.of(429, "slow down").with(header, value), Answer.of(200, "[{\"id\": 1}]"));
    assertThat(extraction.read("path: /items").rows()).containsExactly("1");
    assertThat(extraction.waits).containsExactly(Duration.ofSeconds(seconds));
  }
}
