package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.State;
import dev.weir.statemachine.timing.Stopped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One try of a Task. */
final class TaskRun {
  private final Engine engine;
  private final State.Task state;
  private final Evaluation evaluation;
  private final Strand strand;

  TaskRun(Engine engine, State.Task state, Evaluation evaluation, Strand strand) {
    this.engine = engine;
    this.state = state;
    this.evaluation = evaluation;
    this.strand = strand;
  }

  /**
   * @return the result as {@code lambda:invoke} gives it: the answer is its {@code Payload}
   */
  JsonNode run(Map<String, JsonNode> variables) throws StateFailure, Stopped {
    JsonNode arguments = evaluation.value(state.arguments(), variables);
    evaluation.limited("arguments", arguments);
    checkName(arguments);
    Optional<Duration> timeout = timeout(variables);
    strand.task("TaskScheduled", details -> scheduled(details, arguments, timeout));
    strand.task("TaskStarted", _ -> {});
    JsonNode result = result(answer(arguments, timeout));
    evaluation.limited("a result", result);
    strand.task("TaskSucceeded", details -> Strand.json(details, "output", result));
    return result;
  }

  private void checkName(JsonNode arguments) throws StateFailure {
    JsonNode name = arguments.path("FunctionName");
    if (!name.isTextual() || name.asText().isEmpty()) {
      throw evaluation.runtime(
          "The arguments %s cannot start the task: FunctionName must be a text."
              .formatted(arguments));
    }
  }

  private Optional<Duration> timeout(Map<String, JsonNode> variables) throws StateFailure {
    if (state.timeout().isEmpty()) {
      return Optional.empty();
    }
    int seconds = evaluation.wholeNumber("TimeoutSeconds", state.timeout().get(), variables);
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static void scheduled(
      ObjectNode details, JsonNode arguments, Optional<Duration> timeout) {
    details.put("parameters", arguments.toString());
    timeout.ifPresent(duration -> details.put("timeoutInSeconds", duration.toSeconds()));
  }

  private JsonNode answer(JsonNode arguments, Optional<Duration> timeout)
      throws StateFailure, Stopped {
    FutureTask<JsonNode> call =
        engine.calls().start(arguments.path("FunctionName").asText(), arguments.path("Payload"));
    Duration patience = timeout.orElse(FunctionInvoker.LONGEST);
    boolean lambdasEnd = patience.compareTo(FunctionInvoker.LONGEST) >= 0;
    try {
      return engine.deadline().await(call, lambdasEnd ? FunctionInvoker.LONGEST : patience);
    } catch (TimeoutException _) {
      throw lambdasEnd
          ? failed("TaskFailed", failure(FunctionError.timedOut(FunctionInvoker.LONGEST)))
          : failed("TaskTimedOut", new StateFailure(state.name(), ErrorNames.TIMEOUT, "", null));
    } catch (ExecutionException e) {
      throw failed("TaskFailed", failure(e.getCause()));
    } finally {
      // Of no effect on a call that has ended.
      call.cancel(true);
    }
  }

  private StateFailure failed(String type, StateFailure failure) {
    strand.task(type, details -> Strand.failure(details, failure.error(), failure.cause()));
    return failure;
  }

  /** Anything but a {@link FunctionError} is a defect of the invoker, and no failure of a state. */
  private StateFailure failure(@Nullable Throwable thrown) {
    return switch (thrown) {
      case FunctionError error ->
          new StateFailure(state.name(), error.error(), String.valueOf(error.getMessage()), error);
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException("Cannot call a function", thrown);
    };
  }

  private static JsonNode result(JsonNode answer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ExecutedVersion", "$LATEST")
        .put("StatusCode", 200)
        .set("Payload", answer);
  }
}
