package dev.weir.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution of the state machine, in the words of Step Functions' DescribeExecution.
 *
 * @param name of the run and its attempt
 * @param output if it succeeded
 * @param error if it did not: the error's name
 * @param cause if it did not: for people, or JSON
 * @param stopDate empty while it runs, and where it was interrupted
 */
public record Execution(
    String name,
    Status status,
    Instant startDate,
    Optional<Instant> stopDate,
    JsonNode input,
    Optional<JsonNode> output,
    Optional<String> error,
    Optional<String> cause) {

  /** Spelled as in Step Functions. */
  public enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED,
    TIMED_OUT
  }

  public static Execution started(String name, Instant now, JsonNode input) {
    return new Execution(
        name,
        Status.RUNNING,
        now,
        Optional.empty(),
        input,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Execution succeeded(Instant now, JsonNode result) {
    return new Execution(
        name,
        Status.SUCCEEDED,
        startDate,
        Optional.of(now),
        input,
        Optional.of(result),
        Optional.empty(),
        Optional.empty());
  }

  public Execution ended(Status end, Optional<Instant> when, String errorName, String reason) {
    return new Execution(
        name,
        end,
        startDate,
        when,
        input,
        Optional.empty(),
        Optional.of(errorName),
        Optional.of(reason));
  }

  /** The {@code detail} of the event that Step Functions sends when an execution has ended. */
  public JsonNode detail() {
    ObjectNode detail = Json.mapper().createObjectNode();
    detail.put("executionArn", name);
    detail.put("name", name);
    detail.put("status", status.name());
    detail.put("startDate", startDate.toEpochMilli());
    stopDate.ifPresent(date -> detail.put("stopDate", date.toEpochMilli()));
    detail.put("input", input.toString());
    output.ifPresent(result -> detail.put("output", result.toString()));
    error.ifPresent(text -> detail.put("error", text));
    cause.ifPresent(text -> detail.put("cause", text));
    return detail;
  }
}
