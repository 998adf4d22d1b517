package dev.weir.statemachine.timing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that an execution knows of time and chance. Thread-safe. */
public interface Timing {
  Clock clock();

  void sleep(Duration duration) throws InterruptedException;

  /** Waits for a call's end. */
  <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException;

  /** From 0 (inclusive) to 1 (exclusive). */
  double random();

  /** The machine's. */
  static Timing system() {
    return new Timing() {
      @Override
      public Clock clock() {
        return Clock.systemUTC();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }

      @Override
      public <T> T await(Future<T> call, Duration timeout)
          throws InterruptedException, ExecutionException, TimeoutException {
        return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public double random() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
