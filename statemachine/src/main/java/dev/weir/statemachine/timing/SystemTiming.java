package dev.weir.statemachine.timing;

import dev.weir.time.SystemTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's time and threads. */
final class SystemTiming extends SystemTime implements Timing {
  @Override
  public <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
}
