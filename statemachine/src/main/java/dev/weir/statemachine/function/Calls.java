package dev.weir.statemachine.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/**
 * Runs function calls, each on a thread of its own, so that an execution can end while a call does
 * not. Platform threads: database drivers and native code would hold a virtual thread's carrier.
 */
public final class Calls {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final FunctionInvoker functions;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  public Calls(FunctionInvoker functions) {
    this.functions = functions;
  }

  /** Starts a call. Cancelling it interrupts the function. */
  public FutureTask<JsonNode> start(String function, JsonNode payload) {
    FutureTask<JsonNode> call = new FutureTask<>(() -> functions.invoke(function, payload));
    Thread thread =
        Thread.ofPlatform().daemon().name("call-" + function).unstarted(() -> run(call));
    threads.add(thread);
    thread.start();
    return call;
  }

  private void run(FutureTask<JsonNode> call) {
    try {
      call.run();
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  /** Interrupts what still runs and gives it a moment to clean up; then leaves it to itself. */
  public void end() {
    threads.forEach(Thread::interrupt);
    Instant latest = Instant.now().plus(GRACE);
    try {
      for (Thread thread : threads) {
        thread.join(nonNegative(Duration.between(Instant.now(), latest)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration nonNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
