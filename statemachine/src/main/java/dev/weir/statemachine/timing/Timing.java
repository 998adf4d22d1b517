package dev.weir.statemachine.timing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that an execution knows of time, of chance and of threads. Thread-safe. */
public interface Timing {
  Clock clock();

  void sleep(Duration duration) throws InterruptedException;

  /** Waits for a call's end. */
  <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException;

  /** From 0 (inclusive) to 1 (exclusive). */
  double random();

  /** Starts work on a thread of its own. */
  Work start(String name, Runnable work);

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

      // Platform threads: database drivers and native code would hold a virtual thread's carrier.
      @Override
      public Work start(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(work);
        return new Work() {
          @Override
          public void interrupt() {
            thread.interrupt();
          }

          @Override
          public void join(Duration patience) throws InterruptedException {
            var _ = thread.join(patience);
          }
        };
      }
    };
  }
}
