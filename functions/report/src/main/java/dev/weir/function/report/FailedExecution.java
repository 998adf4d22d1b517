package dev.weir.function.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.execution.FunctionFailure;
import dev.weir.json.Json;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.RunId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the event of a failed execution says.
 *
 * @param id the execution's ARN; on a laptop its name
 * @param error name of the error; the status where the execution has none
 * @param code empty where it is no failure of ours
 * @param message for people
 */
record FailedExecution(
    String id,
    RunId run,
    int attempt,
    String status,
    Optional<Instant> startedAt,
    String error,
    Optional<ErrorCode> code,
    String message) {
  private static final Pattern NAME = Pattern.compile("(?<run>.+)-(?<attempt>\\d{1,6})");

  private record Named(RunId run, int attempt) {}

  static FailedExecution of(JsonNode detail, Leases leases) {
    String id = detail.path("executionArn").asText(detail.path("name").asText());
    Named named = named(id, detail, leases);
    String status = detail.path("status").asText("FAILED");
    String error = detail.path("error").asText("");
    String cause = detail.path("cause").asText("");
    JsonNode start = detail.path("startDate");
    return new FailedExecution(
        id,
        named.run(),
        named.attempt(),
        status,
        start.isNumber() ? Optional.of(Instant.ofEpochMilli(start.asLong())) : Optional.empty(),
        error.isEmpty() ? status : error,
        LambdaEnd.of(error, cause).map(LambdaEnd::code).or(() -> FunctionFailure.of(cause).code()),
        message(status, error, cause));
  }

  /** Of the execution's name, its input and its lease, the first that tells. */
  private static Named named(String id, JsonNode detail, Leases leases) {
    String name = detail.path("name").asText();
    Matcher matcher = NAME.matcher(name);
    Optional<RunId> run = matcher.matches() ? parse(matcher.group("run")) : Optional.empty();
    if (run.isPresent()) {
      return new Named(run.get(), Integer.parseInt(matcher.group("attempt")));
    }
    JsonNode input = tree(detail.path("input").asText(""));
    int attempt = input.path("attempt").asInt(1);
    return parse(input.path("runId").asText(""))
        .map(given -> new Named(given, attempt))
        .or(() -> fromLease(id, input, leases))
        .or(() -> scheduled(input).map(given -> new Named(given, attempt)))
        .orElseThrow(
            () ->
                new TerminalException(
                    ReportError.UNKNOWN_EXECUTION,
                    "Cannot tell which run execution '%s' was: neither its name nor its input says. Look at its history."
                        .formatted(name)));
  }

  private static Optional<Named> fromLease(String id, JsonNode input, Leases leases) {
    String pipeline = input.path("pipeline").asText("");
    if (!RunId.PIPELINE_NAME.matcher(pipeline).matches()) {
      return Optional.empty();
    }
    return leases
        .find(pipeline)
        .filter(lease -> lease.execution().equals(id))
        .map((Lease lease) -> new Named(lease.run(), lease.attempt()));
  }

  private static Optional<RunId> scheduled(JsonNode input) {
    try {
      Instant time = Instant.parse(input.path("scheduledTime").asText(""));
      return Optional.of(RunId.scheduled(input.path("pipeline").asText(""), time));
    } catch (DateTimeException | WeirException _) {
      return Optional.empty();
    }
  }

  private static Optional<RunId> parse(String run) {
    try {
      return Optional.of(RunId.parse(run));
    } catch (WeirException _) {
      return Optional.empty();
    }
  }

  private static String message(String status, String error, String cause) {
    Optional<LambdaEnd> end = LambdaEnd.of(error, cause);
    if (end.isPresent()) {
      return end.get().message(cause);
    }
    String text = FunctionFailure.of(cause).message().strip();
    if (text.isEmpty()) {
      return switch (status) {
        case "TIMED_OUT" -> "The execution took longer than it may.";
        case "ABORTED" -> "The execution was stopped.";
        default ->
            error.isEmpty()
                ? "The execution failed and gave no reason."
                : "The execution failed with %s and gave no other reason.".formatted(error);
      };
    }
    return text;
  }

  private static JsonNode tree(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    } catch (WeirException _) {
      return Json.mapper().missingNode();
    }
  }
}
