package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.execution.ExecutionResult;
import dev.weir.json.Json;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.message.LoadRequest;
import dev.weir.message.LoadResult;
import dev.weir.message.PlanRequest;
import dev.weir.message.PlanResult;
import dev.weir.message.PlanResult.ConnectionTasks;
import dev.weir.message.PlanResult.ExtractTask;
import dev.weir.message.PlanResult.Extractor;
import dev.weir.message.PlanResult.Wave;
import dev.weir.message.ReportRequest;
import dev.weir.message.ReportResult;
import dev.weir.message.TransformRequest;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.reading.StateMachineReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A deployment in the middle of a run: the execution keeps the definition that it began with, and
 * calls functions of another version. Version 1 is the first definition and the messages of then.
 */
class VersionSkewTest {
  private static final String OLD_DEFINITION = TestFiles.resource("state-machine-1.asl.json");
  private static final String DEFINITION = TestFiles.deployed();

  /** What functions of version 1 answer. */
  private static final Map<String, String> OLD_ANSWERS =
      Map.of(
          "PlanFunction",
              """
              {"context": {"run": "p-20261123T000000Z", "attempt": 1, "fence": 7, "planHash": "abc"},
               "connections": [{"connection": "c", "concurrency": 1, "tasks": [
                 {"source": "d", "kind": "database"}, {"source": "h", "kind": "http"},
                 {"source": "f", "kind": "file"}]}],
               "waves": [{"dataSets": ["t"]}]}
              """,
          "LoadFunction",
              "{\"status\": \"done\", \"waitSeconds\": 0, \"step\": \"\", \"tables\": []}",
          "ReportFunction", "{\"runId\": \"p-1\", \"status\": \"SUCCEEDED\", \"report\": \"r\"}");

  private static final String OLD_DATA_SET =
      "{\"dataSet\": \"d\", \"rows\": 1, \"rejected\": 0, \"bytes\": 9, \"reused\": false}";

  /** The fields that functions of version 1 know; they refuse others. */
  private static final Map<String, Set<String>> OLD_FIELDS =
      Map.of(
          "PlanFunction", Set.of("pipeline", "scheduledTime", "runId", "attempt", "execution"),
          "ExtractDatabaseFunction", Set.of("context", "source"),
          "ExtractApiFunction", Set.of("context", "source"),
          "ExtractFileFunction", Set.of("context", "source"),
          "TransformFunction", Set.of("context", "dataSet"),
          "LoadFunction", Set.of("context"),
          "ReportFunction", Set.of("context", "startedAt"));

  private static final Set<String> OLD_CONTEXT = Set.of("run", "attempt", "fence", "planHash");

  private final List<String> called = new CopyOnWriteArrayList<>();

  @Test
  void anExecutionThatBeganBeforeTheDeploymentEndsWithTheNewFunctions() {
    // Planned by the old function, gone on with by the new ones.
    runs(
        OLD_DEFINITION,
        (function, payload) ->
            function.equals("PlanFunction") ? old(function) : today(function, payload));
  }

  @Test
  void theOldDefinitionRunsTheNewFunctionsFromItsStart() {
    runs(OLD_DEFINITION, VersionSkewTest::today);
  }

  @Test
  void theNewDefinitionRunsTheOldFunctions() {
    runs(
        DEFINITION,
        (function, payload) -> {
          assertThat(names(payload))
              .as(function)
              .isSubsetOf(Objects.requireNonNull(OLD_FIELDS.get(function)));
          if (payload.has("context")) {
            assertThat(names(payload.get("context"))).as(function).isEqualTo(OLD_CONTEXT);
          }
          return old(function);
        });
  }

  @Test
  void anAnswerThatLacksWhatTheDefinitionReadsFailsByItsName() {
    Machine machine =
        machine(
            OLD_DEFINITION,
            (function, payload) -> {
              JsonNode answer = today(function, payload);
              return function.equals("PlanFunction")
                  ? ((ObjectNode) answer).without("context")
                  : answer;
            });

    ExecutionResult.Failed failed = machine.failure("{'pipeline': 'p'}");

    assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(failed.cause()).contains("the field 'Assign/context' returned nothing (undefined).");
  }

  private void runs(String definition, Calling functions) {
    String output = machine(definition, functions).output("{'pipeline': 'p'}");

    assertThat(output).contains("'status':'SUCCEEDED'");
    assertThat(called).containsExactlyInAnyOrderElementsOf(OLD_FIELDS.keySet());
  }

  private interface Calling {
    JsonNode call(String function, JsonNode payload) throws FunctionError;
  }

  private Machine machine(String definition, Calling functions) {
    Map<String, String> names =
        OLD_FIELDS.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    return new Machine(
        StateMachineReader.read(definition, names),
        (function, payload) -> {
          called.add(function);
          return functions.call(function, payload);
        });
  }

  private static JsonNode old(String function) {
    return Machine.json(OLD_ANSWERS.getOrDefault(function, OLD_DATA_SET));
  }

  /** Reads and answers by today's messages. */
  private static JsonNode today(String function, JsonNode payload) {
    Object answer =
        switch (function) {
          case "PlanFunction" -> plan(decoded(payload, PlanRequest.class));
          case "TransformFunction" -> made(decoded(payload, TransformRequest.class).dataSet());
          case "LoadFunction" -> loaded(decoded(payload, LoadRequest.class));
          case "ReportFunction" -> reported(decoded(payload, ReportRequest.class));
          default -> made(decoded(payload, ExtractRequest.class).source());
        };
    return Json.mapper().valueToTree(answer);
  }

  private static PlanResult plan(PlanRequest request) {
    RunContext context =
        new RunContext(
            RunId.parse(request.pipeline().orElseThrow() + "-20261123T000000Z"), 1, 7, "abc");
    List<ExtractTask> tasks =
        List.of(
            new ExtractTask("d", Extractor.DATABASE),
            new ExtractTask("h", Extractor.HTTP),
            new ExtractTask("f", Extractor.FILE));
    return new PlanResult(
        context, List.of(new ConnectionTasks("c", 1, tasks)), List.of(new Wave(List.of("t"))));
  }

  private static DataSetResult made(String dataSet) {
    return new DataSetResult(dataSet, 1, 0, 9, false);
  }

  private static LoadResult loaded(LoadRequest request) {
    assertThat(request.context().fence()).isEqualTo(7);
    return new LoadResult.Done(List.of());
  }

  private static ReportResult reported(ReportRequest request) {
    return new ReportResult(
        request.context().map(RunContext::run).orElseThrow().value(), "SUCCEEDED", "r");
  }

  private static <T> T decoded(JsonNode payload, Class<T> message) {
    return Json.read(Json.bytes(payload), message);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
