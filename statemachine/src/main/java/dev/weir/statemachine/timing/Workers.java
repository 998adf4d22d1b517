package dev.weir.statemachine.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What works on the items of a Map at the same time. Used by the Map's own thread. */
public final class Workers {
  /** A day more or less makes no difference: the execution's own time ends before. */
  private static final Duration LONG = Duration.ofDays(400);

  private final Timing timing;
  private final List<Work> work = new ArrayList<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();

  /** Fails with the first that fails. */
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  public Workers(Timing timing) {
    this.timing = timing;
  }

  @SuppressWarnings("CatchingUnchecked")
  public void start(String name, Callable<Void> task) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    ends.add(end);
    work.add(
        timing.start(
            name,
            () -> {
              try {
                end.complete(task.call());
              } catch (Throwable e) {
                failed.completeExceptionally(e);
                end.complete(null);
              }
            }));
  }

  /** Returns when all have ended well. */
  public void await() throws InterruptedException, ExecutionException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new));
    try {
      timing.await(CompletableFuture.anyOf(all, failed), LONG);
      if (failed.isDone()) {
        failed.get();
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("The items of a Map took " + LONG, e);
    }
  }

  /** Asks those that still run to end, and waits until they have. */
  public void end() {
    boolean interrupted = false;
    work.forEach(Work::interrupt);
    for (Work each : work) {
      boolean joined = false;
      while (!joined) {
        try {
          each.join(LONG);
          joined = true;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
