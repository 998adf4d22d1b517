package dev.weir.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What Ctrl-C does to the work that is done before this is closed. */
public final class Interruption implements AutoCloseable {
  /** An interrupted command ends within two seconds, whatever hangs. */
  private static final long PATIENCE_MILLIS = 1800;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param action asks the work to end
   */
  public Interruption(Runnable action) {
    hook = new Thread(() -> interrupted(action), "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted(Runnable action) {
    action.run();
    try {
      var _ = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending: the hook waits for us.
    }
    ended.countDown();
  }
}
