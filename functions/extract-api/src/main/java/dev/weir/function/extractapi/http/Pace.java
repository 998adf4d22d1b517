package dev.weir.function.extractapi.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets requests go one after the other, in even steps. Thread-safe. */
final class Pace {
  private final Duration interval;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  /**
   * @param interval from one request to the next; zero for no limit
   */
  Pace(Duration interval, Sleeper sleeper, InstantSource clock) {
    this.interval = interval;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /** Waits until it is a request's turn. */
  void await() throws InterruptedException {
    if (interval.isZero()) {
      return;
    }
    Duration wait = turn();
    if (wait.isPositive()) {
      sleeper.sleep(wait);
    }
  }

  private synchronized Duration turn() {
    Instant now = clock.instant();
    Instant turn = next.isAfter(now) ? next : now;
    next = turn.plus(interval);
    return Duration.between(now, turn);
  }
}
