package dev.weir.pipeline.source.http;

import java.time.Duration;

/**
 * How often an API may be asked.
 *
 * @param requests at least 1
 * @param per in this time
 */
public record Rate(int requests, Duration per) {
  public Rate {
    if (requests < 1) {
      throw new IllegalArgumentException("A rate of " + requests + " requests");
    }
  }

  /**
   * From one request to the next, so that several readers who do not know of each other keep the
   * rate.
   *
   * @param readers at the same time
   */
  public Duration interval(int readers) {
    return per.multipliedBy(readers).dividedBy(requests);
  }
}
