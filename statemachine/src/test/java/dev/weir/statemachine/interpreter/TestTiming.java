package dev.weir.statemachine.interpreter;

import dev.weir.statemachine.timing.Timing;
import dev.weir.statemachine.timing.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Time that passes only by waiting, at once: what is slept is written down. */
final class TestTiming implements Timing {
  final List<Duration> slept = new CopyOnWriteArrayList<>();

  /** Calls with at most this much time are never in time. */
  Duration tooShort = Duration.ZERO;

  double random = 0.5;
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");

  @Override
  public synchronized void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  @Override
  public <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (timeout.compareTo(tooShort) <= 0) {
      sleep(timeout);
      throw new TimeoutException();
    }
    return call.get();
  }

  @Override
  public double random() {
    return random;
  }

  @Override
  public Work start(String name, Runnable work) {
    return Timing.system().start(name, work);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
