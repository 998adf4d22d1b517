package dev.weir.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads a database into files, in threads of its own. The calling thread only waits, so that it
 * hears an interrupt whatever the driver does. For one use.
 */
public final class StoppableRead {
  private static final long MILLIS_TO_STOP = 500;

  private final Sessions sessions;
  private final List<Path> files;
  private final ExecutorService threads;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** What is under way at the server. Called from another thread than the ones that read. */
  public interface Sessions {
    /** Asks the server to stop all that it does here; does not wait for it. */
    void cancel();

    /** Cuts all connections. */
    void abort();
  }

  /**
   * @param files that are made, and deleted if the work does not come to its end
   * @param thread the beginning of the threads' names
   */
  public StoppableRead(Sessions sessions, List<Path> files, String thread) {
    this.sessions = sessions;
    this.files = List.copyOf(files);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name(thread, 0).daemon().factory());
  }

  /** For more threads of the same work: they too are stopped. */
  public ExecutorService threads() {
    return threads;
  }

  /**
   * @throws ExecutionException with what the work threw; all is stopped and no file is left
   * @throws InterruptedException if the calling thread is interrupted; likewise
   */
  public <T> T run(Callable<T> work) throws ExecutionException, InterruptedException {
    Future<T> result = threads.submit(work);
    try {
      return result.get();
    } catch (ExecutionException | InterruptedException e) {
      stop();
      throw e;
    } finally {
      threads.shutdown();
    }
  }

  /**
   * Waits, for the work.
   *
   * @throws InterruptedException if all is stopped before, or was already
   */
  void pause(Duration time) throws InterruptedException {
    if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("The read was stopped");
    }
  }

  private void stop() {
    stopped.countDown();
    sessions.cancel();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MILLIS_TO_STOP, TimeUnit.MILLISECONDS)) {
        sessions.abort();
        threads.awaitTermination(MILLIS_TO_STOP, TimeUnit.MILLISECONDS);
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (InterruptedException e) {
      sessions.abort();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the files of a failed extraction", e);
    }
  }
}
