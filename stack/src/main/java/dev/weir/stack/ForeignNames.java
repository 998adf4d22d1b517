package dev.weir.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.WeirException;
import dev.weir.execution.Attempt;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.Lease;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.stack.call.AwsCalls;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Which run an execution is that the schedule, or a person in the console, has started: its name
 * does not say.
 */
final class ForeignNames {
  private final SfnClient stepFunctions;
  private final AwsCalls calls;
  private final Supplier<Lake> lake;

  ForeignNames(SfnClient stepFunctions, AwsCalls calls, Supplier<Lake> lake) {
    this.stepFunctions = stepFunctions;
    this.calls = calls;
    this.lake = lake;
  }

  /** Of its input, its output and its lease, the first that tells; empty if none does. */
  Optional<Attempt.Name> resolve(String execution) {
    DescribeExecutionResponse described =
        calls.ask(
            "list the runs",
            "states:DescribeExecution",
            () -> stepFunctions.describeExecution(request -> request.executionArn(execution)));
    JsonNode input = tree(described.input());
    int number = input.path("attempt").asInt(1);
    return run(input.path("runId").asText(""))
        .or(() -> scheduled(input))
        .or(() -> run(tree(described.output()).path("runId").asText("")))
        .map(run -> new Attempt.Name(run, number))
        .or(() -> leased(input.path("pipeline").asText(""), execution));
  }

  private Optional<Attempt.Name> leased(String pipeline, String execution) {
    if (!RunId.PIPELINE_NAME.matcher(pipeline).matches()) {
      return Optional.empty();
    }
    return lake.get()
        .read(RunFolder.leaseOf(pipeline))
        .map(stored -> Json.read(stored.content(), Lease.class))
        .filter(lease -> lease.execution().equals(execution))
        .map(lease -> new Attempt.Name(lease.run(), lease.attempt()));
  }

  private static Optional<RunId> scheduled(JsonNode input) {
    try {
      Instant tick = Instant.parse(input.path("scheduledTime").asText(""));
      return Optional.of(RunId.scheduled(input.path("pipeline").asText(""), tick));
    } catch (DateTimeException | WeirException _) {
      return Optional.empty();
    }
  }

  private static Optional<RunId> run(String value) {
    try {
      return Optional.of(RunId.parse(value));
    } catch (WeirException _) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(@Nullable String json) {
    try {
      return Json.mapper().readTree(json == null ? "{}" : json);
    } catch (JsonProcessingException _) {
      return Json.mapper().missingNode();
    }
  }
}
