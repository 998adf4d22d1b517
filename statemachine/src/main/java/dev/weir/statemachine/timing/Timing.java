package dev.weir.statemachine.timing;

import dev.weir.time.Time;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Everything that an execution knows of time, of chance and of threads. Thread-safe. */
public interface Timing extends Time {
  /** Waits for a call's end. */
  <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException;

  /** Starts work on a thread of its own. */
  Work start(String name, Runnable work);

  /** The machine's. */
  static Timing system() {
    return new SystemTiming();
  }
}
