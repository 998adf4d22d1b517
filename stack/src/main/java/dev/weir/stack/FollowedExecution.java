package dev.weir.stack;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.error.TerminalException;
import dev.weir.execution.ExecutionResult;
import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An execution in the cloud, watched from here. {@link #follow} once, {@link #stop} from any
 * thread; neither does anything to the execution.
 */
public final class FollowedExecution {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final StackHistory history;
  private final HistoryListener listener;
  private final StackProgress progress;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param listener hears of each event, in the caller's thread, before {@code progress} does
   */
  FollowedExecution(StackHistory history, HistoryListener listener, StackProgress progress) {
    this.history = history;
    this.listener = listener;
    this.progress = progress;
  }

  /** Returns how it ended; empty if nobody wants to know any more. */
  public Optional<ExecutionResult> follow() throws InterruptedException {
    Duration pause = SHORTEST;
    while (stopped.getCount() > 0) {
      List<HistoryEvent> events = history.next();
      for (HistoryEvent event : events) {
        listener.heard(event);
        progress.heard(event);
        Optional<ExecutionResult> end = end(event);
        if (end.isPresent()) {
          return end;
        }
      }
      pause = events.isEmpty() ? longer(pause) : SHORTEST;
      var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    return Optional.empty();
  }

  /** Ends {@link #follow} soon. */
  public void stop() {
    stopped.countDown();
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(3).dividedBy(2);
    return next.compareTo(LONGEST) < 0 ? next : LONGEST;
  }

  private Optional<ExecutionResult> end(HistoryEvent event) {
    String error = event.details().path("error").asText("");
    String cause = event.details().path("cause").asText("");
    return switch (event.type()) {
      case "ExecutionSucceeded" ->
          Optional.of(new ExecutionResult.Succeeded(MissingNode.getInstance()));
      case "ExecutionFailed" -> Optional.of(failed(RemoteFailure.of(error, cause), error, cause));
      case "ExecutionTimedOut" -> Optional.of(new ExecutionResult.TimedOut());
      case "ExecutionAborted" -> Optional.of(new ExecutionResult.Aborted());
      default -> Optional.empty();
    };
  }

  private ExecutionResult failed(TerminalException thrown, String error, String cause) {
    return new ExecutionResult.Failed(error, cause, progress.failedState(), Optional.of(thrown));
  }
}
