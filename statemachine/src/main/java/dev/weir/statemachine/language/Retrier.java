package dev.weir.statemachine.language;

import java.time.Duration;
import java.util.Optional;

/**
 * When and how often a failed state is tried again.
 *
 * @param maxAttempts retries, the first try not counted; 0 means never
 * @param fullJitter wait a random part of the delay
 */
public record Retrier(
    ErrorNames errors,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Optional<Duration> maxDelay,
    boolean fullJitter) {

  /**
   * @param retries how often this retrier has retried the state already
   * @param random from 0 (inclusive) to 1 (exclusive)
   */
  public Duration delay(int retries, double random) {
    double longest = maxDelay.map(Duration::toMillis).orElse(Long.MAX_VALUE / 2);
    double millis = Math.min(longest, interval.toMillis() * Math.pow(backoffRate, retries));
    return Duration.ofMillis((long) (fullJitter ? millis * random : millis));
  }
}
