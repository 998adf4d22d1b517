package dev.weir.statemachine.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.statemachine.timing.Timing;
import dev.weir.statemachine.timing.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/**
 * Runs function calls, each on a thread of its own, so that an execution can end while a call does
 * not.
 */
public final class Calls {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final FunctionInvoker functions;
  private final Timing timing;
  private final Map<FutureTask<?>, Work> running = new ConcurrentHashMap<>();

  public Calls(FunctionInvoker functions, Timing timing) {
    this.functions = functions;
    this.timing = timing;
  }

  /** Starts a call. Cancelling it interrupts the function. */
  public FutureTask<JsonNode> start(String function, JsonNode payload) {
    running.keySet().removeIf(FutureTask::isDone);
    FutureTask<JsonNode> call = new FutureTask<>(() -> functions.invoke(function, payload));
    // Done when its thread is: a call that is cancelled is done at once, and its thread not yet.
    FutureTask<?> thread = new FutureTask<>(call, true);
    running.put(thread, timing.start("call-" + function, thread));
    return call;
  }

  /** Interrupts what still runs and gives it a moment to clean up; then leaves it to itself. */
  public void end() {
    running.values().forEach(Work::interrupt);
    Instant latest = timing.instant().plus(GRACE);
    try {
      for (Work work : running.values()) {
        work.join(nonNegative(Duration.between(timing.instant(), latest)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration nonNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
