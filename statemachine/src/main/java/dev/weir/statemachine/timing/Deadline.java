package dev.weir.statemachine.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Waits, but never beyond the end of the execution's time. */
public final class Deadline {
  /** The language's longest time-out: some three years. */
  private static final Duration LONGEST = Duration.ofSeconds(99_999_999);

  private final Timing timing;
  private final Instant end;

  public Deadline(Timing timing, Optional<Duration> timeout) {
    this.timing = timing;
    this.end = timing.instant().plus(timeout.orElse(LONGEST));
  }

  public void sleep(Duration duration) throws Stopped {
    Duration left = left();
    try {
      timing.sleep(duration.compareTo(left) < 0 ? duration : left);
    } catch (InterruptedException e) {
      throw Stopped.interrupted();
    }
    if (duration.compareTo(left) >= 0) {
      throw Stopped.timedOut();
    }
  }

  /**
   * @param own the call's own time
   * @throws TimeoutException if the call's own time is over
   */
  public <T> T await(Future<T> call, Duration own)
      throws Stopped, ExecutionException, TimeoutException {
    Duration left = left();
    try {
      return timing.await(call, own.compareTo(left) < 0 ? own : left);
    } catch (InterruptedException e) {
      throw Stopped.interrupted();
    } catch (TimeoutException e) {
      if (own.compareTo(left) >= 0) {
        throw Stopped.timedOut();
      }
      throw e;
    }
  }

  /** Ends the execution if its time is over, or if it was told to stop. */
  public void check() throws Stopped {
    if (Thread.interrupted()) {
      throw Stopped.interrupted();
    }
    var _ = left();
  }

  private Duration left() throws Stopped {
    Duration left = Duration.between(timing.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw Stopped.timedOut();
    }
    return left;
  }
}
