package dev.weir.function.extractapi.http;

import dev.weir.records.rows.RecordLimits;
import java.time.Duration;

/**
 * @param requestTimeout for an answer to be there as a whole
 * @param bodyBytes of an answer, unpacked; as many answers as the connection allows requests at the
 *     same time are in memory
 * @param tries of a request that the server puts off (429, 503)
 * @param longestWait between two of them; a server that asks for more is left to the state machine
 */
public record HttpSettings(
    Duration connectTimeout,
    Duration requestTimeout,
    int bodyBytes,
    int tries,
    Duration longestWait,
    RecordLimits limits) {
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          64 << 20,
          4,
          Duration.ofSeconds(30),
          RecordLimits.DEFAULT);
}
