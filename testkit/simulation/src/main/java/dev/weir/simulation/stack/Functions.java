package dev.weir.simulation.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.simulation.time.Actor;
import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.function.LambdaInvoker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Calls of functions: each in a process of its own, which may die, be called twice, answer too late
 * or go on when nobody waits any more.
 */
final class Functions implements FunctionInvoker {
  /** Shorter than what the state machine gives a call. */
  private static final Duration LIMIT = Duration.ofSeconds(290);

  private static final Duration LONG_LIMIT = Duration.ofSeconds(890);
  private static final List<String> DEATHS =
      List.of("Lambda.Unknown", "Lambda.ServiceException", "Runtime.ExitError");

  private final World world;
  private final LambdaInvoker functions;

  /** What a process acts for. */
  private final Map<Actor, String> acting;

  private final String execution;
  private int calls;

  /**
   * @param acting filled with the processes of calls
   * @param execution that calls, for the history
   */
  Functions(
      World world,
      Map<String, RequestStreamHandler> handlers,
      Map<Actor, String> acting,
      String execution) {
    this.world = world;
    this.functions = new LambdaInvoker(handlers);
    this.acting = acting;
    this.execution = execution;
  }

  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws FunctionError {
    Chance chance = world.chance();
    if (chance.happens(world.rates().failed())) {
      throw new FunctionError("Lambda.TooManyRequestsException", "Rate exceeded", null);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Actor process = start(functionName, payload, answer, Duration.ZERO);
    if (chance.happens(world.rates().doubled())) {
      Duration after = chance.between(Duration.ZERO, Duration.ofMinutes(20));
      world.tell(execution, () -> functionName + " is called twice");
      var _ = start(functionName, payload, new CompletableFuture<>(), after);
    }
    JsonNode result = await(functionName, process, answer);
    if (chance.happens(world.rates().lost())) {
      throw new FunctionError("Lambda.SdkClientException", "The answer was lost", null);
    }
    return result;
  }

  private Actor start(
      String functionName, JsonNode payload, CompletableFuture<JsonNode> answer, Duration after) {
    String name = "%s %s#%s".formatted(execution, functionName.replace("Function", ""), ++calls);
    Actor process =
        world
            .scheduler()
            .start(
                name,
                () -> {
                  world.scheduler().pause(after);
                  run(functionName, payload, answer);
                });
    acting.put(process, execution);
    return process;
  }

  private void run(String functionName, JsonNode payload, CompletableFuture<JsonNode> answer) {
    world.tell(world.actor(), () -> "begins " + payload);
    Actor self = world.scheduler().require();
    try {
      JsonNode result = functions.invoke(functionName, payload);
      if (!self.isDead()) {
        world.tell(world.actor(), () -> "answers " + result);
        answer.complete(result);
      }
    } catch (FunctionError e) {
      if (!self.isDead()) {
        defect(e);
        world.tell(world.actor(), () -> "fails: " + e.error() + " " + said(e));
        answer.completeExceptionally(e);
      }
    }
    if (self.isDead()) {
      String death = world.chance().oneOf(DEATHS);
      answer.completeExceptionally(new FunctionError(death, "The process ended", null));
    }
  }

  /** What is neither Weir's failure nor trouble that was made here. */
  private void defect(FunctionError e) {
    if (!e.error().startsWith("dev.weir.error.")) {
      throw new IllegalStateException("A function failed in a way that is a defect", e);
    }
  }

  private static String said(FunctionError e) {
    return e.thrown().map(Throwable::getMessage).orElse("");
  }

  private JsonNode await(String functionName, Actor process, CompletableFuture<JsonNode> answer)
      throws FunctionError {
    boolean isShort = functionName.startsWith("Plan") || functionName.startsWith("Report");
    try {
      return world.scheduler().await(answer, isShort ? LIMIT : LONG_LIMIT);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionError failed) {
        throw failed;
      }
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      if (world.chance().happens(0.5)) {
        process.die();
      }
      throw new FunctionError("Sandbox.Timedout", "Task timed out", e);
    } catch (InterruptedException e) {
      throw new FunctionError("Lambda.Unknown", "Nobody waits any more", e);
    }
  }
}
