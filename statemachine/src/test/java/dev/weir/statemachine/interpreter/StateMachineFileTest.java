package dev.weir.statemachine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TransientException;
import dev.weir.execution.ExecutionResult;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.language.StateMachine;
import dev.weir.statemachine.reading.StateMachineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** infra/state-machine.asl.json itself, with functions that only answer. */
class StateMachineFileTest {
  private static final String FILE = TestFiles.deployed();
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

  private static final Map<String, String> PLACES =
      Map.of(
          "PlanFunction", "plan",
          "ExtractDatabaseFunction", "extract-database",
          "ExtractApiFunction", "extract-api",
          "ExtractFileFunction", "extract-file",
          "TransformFunction", "transform",
          "LoadFunction", "load",
          "ReportFunction", "report");

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger transientFailures = new AtomicInteger();
  private String brokenSource = "";
  private String plan =
      """
      {"context": {"run": "p-20261123T000000Z", "attempt": 1, "fence": 7, "planHash": "abc"},
       "connections": [
         {"connection": "courses", "concurrency": 2, "tasks": [
           {"source": "course", "kind": "database"}, {"source": "rating", "kind": "database"}]},
         {"connection": "web", "concurrency": 1, "tasks": [{"source": "news", "kind": "http"}]},
         {"connection": "files", "concurrency": 1, "tasks": [{"source": "list", "kind": "file"}]}],
       "waves": [{"dataSets": ["a", "b"]}, {"dataSets": ["c"]}]}
      """;
  private List<String> loadAnswers = List.of("done");

  private final Machine machine = new Machine(definition(), this::call);

  @Test
  void everyPlaceIsAFunctionsFolder() throws IOException {
    try (Stream<Path> folders = Files.list(TestFiles.ROOT.resolve("functions"))) {
      Set<String> functions =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> place(folder.getFileName().toString()))
              .collect(Collectors.toSet());

      assertThat(functions).hasSize(8).containsAll(places());
    }
  }

  @Test
  void runsEveryFunctionInOrder() {
    String output = machine.output("{'pipeline': 'p', 'scheduledTime': '2026-11-23T00:00:00Z'}");

    assertThat(output).isEqualTo("{'runId':'p-20261123T000000Z','status':'SUCCEEDED'}");
    assertThat(calls)
        .containsExactlyInAnyOrder(
            "plan",
            "extract-database course",
            "extract-database rating",
            "extract-api news",
            "extract-file list",
            "transform a",
            "transform b",
            "transform c",
            "load",
            "report");
    assertThat(calls.getFirst()).isEqualTo("plan");
    assertThat(calls.indexOf("transform c"))
        .isGreaterThan(calls.indexOf("transform a"))
        .isGreaterThan(calls.indexOf("transform b"));
    assertThat(calls.subList(5, 8)).allMatch(call -> call.startsWith("transform"));
    assertThat(calls.subList(8, 10)).containsExactly("load", "report");
  }

  @Test
  void leavesOutWhatTheInputDoesNotHave() {
    machine.output("{'runId': 'p-20261123T000000Z', 'attempt': 2, 'other': true}");

    assertThat(parametersOf("plan").get("Payload").toString())
        .isEqualTo("{\"runId\":\"p-20261123T000000Z\",\"attempt\":2,\"execution\":\"test-1\"}");
  }

  @Test
  void givesEachFunctionTheContext() {
    machine.output("{'pipeline': 'p'}");

    assertThat(parametersOf("transform").get("Payload").get("context").get("fence").asInt())
        .isEqualTo(7);
    assertThat(parametersOf("report").get("Payload").toString())
        .isEqualTo(
            "{\"context\":{\"run\":\"p-20261123T000000Z\",\"attempt\":1,\"fence\":7,\"planHash\":\"abc\"},\"startedAt\":\"2026-11-23T00:00:00Z\"}");
  }

  @Test
  void runsAPlanOfOneSourceAndNoTransform() {
    plan =
        """
        {"context": {"run": "p-20261123T000000Z"}, "waves": [], "connections": [
          {"connection": "c", "concurrency": 1, "tasks": [{"source": "s", "kind": "database"}]}]}
        """;

    machine.output("{'pipeline': 'p'}");

    assertThat(calls).containsExactly("plan", "extract-database s", "load", "report");
  }

  @Test
  void loadsUntilItIsDone() {
    loadAnswers = List.of("running", "retry", "running", "done");

    machine.output("{'pipeline': 'p'}");

    assertThat(calls).filteredOn("load"::equals).hasSize(4);
    assertThat(machine.timing.slept).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void repeatsWhatMayPass() {
    transientFailures.set(2);

    machine.output("{'pipeline': 'p'}");

    assertThat(calls).filteredOn("plan"::equals).hasSize(3);
    assertThat(machine.timing.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  /** How often a function is called that ends each time with the same error. */
  @ParameterizedTest
  @CsvSource({
    "dev.weir.error.TransientException, 5",
    "Lambda.ServiceException, 7",
    "Lambda.ClientExecutionTimeoutException, 7",
    "Lambda.ResourceConflictException, 7",
    "Lambda.TooManyRequestsException, 61",
    "Sandbox.Timedout, 2",
    "States.Timeout, 2",
    "Runtime.ExitError, 2",
    "Lambda.Unknown, 2",
    "Runtime.OutOfMemory, 1",
    "java.lang.OutOfMemoryError, 1",
    "java.lang.IllegalStateException, 1",
    "dev.weir.error.TerminalException, 1"
  })
  void everyFunctionIsCalledAgainAsOftenAsThatMayHelp(String error, int calls) {
    plan =
        """
        {"context": {"run": "p-20261123T000000Z"}, "waves": [{"dataSets": ["a"]}], "connections": [
          {"connection": "c", "concurrency": 1, "tasks": [{"source": "d", "kind": "database"},
            {"source": "h", "kind": "http"}, {"source": "f", "kind": "file"}]}]}
        """;
    for (String function : PLACES.values()) {
      AtomicInteger called = new AtomicInteger();
      Machine failing =
          new Machine(
              definition(),
              (name, payload) -> {
                if (name.equals(function)) {
                  called.incrementAndGet();
                  throw new FunctionError(error, "why", null);
                }
                return call(name, payload);
              });
      loads.set(0);

      assertThat(failing.failure("{'pipeline': 'p'}").error()).isEqualTo(error);
      // What starts a run gives up sooner.
      int fewer = function.equals("plan") && error.endsWith("TransientException") ? 1 : 0;
      assertThat(called).as(function).hasValue(calls - fewer);
    }
  }

  @Test
  void endsWithTheFailureOfAnExtract() {
    brokenSource = "rating";

    ExecutionResult.Failed failed = machine.failure("{'pipeline': 'p'}");

    assertThat(failed.error()).isEqualTo("dev.weir.error.TerminalException");
    assertThat(failed.cause()).isEqualTo("no such table");
    assertThat(failed.stateName()).isEqualTo("ExtractDatabase");
    assertThat(calls).doesNotContain("load", "report");
    assertThat(machine.types().getLast()).isEqualTo("ExecutionFailed");
  }

  @Test
  void refusesAKindOfSourceThatItDoesNotKnow() {
    plan = plan.replace("http", "pigeon");

    assertThat(machine.failure("{'pipeline': 'p'}").error()).isEqualTo("States.NoChoiceMatched");
  }

  @Test
  void readsNoMoreOfAConnectionAtATimeThanItsBudget() {
    plan =
        """
        {"context": {"run": "p-20261123T000000Z"}, "waves": [], "connections": [
          {"connection": "c", "concurrency": 2, "tasks": [%s]},
          {"connection": "d", "concurrency": 2, "tasks": [%s]}]}
        """
            .formatted(tasks("c", 8), tasks("d", 8));
    Map<String, Integer> running = new ConcurrentHashMap<>();
    Map<String, Integer> most = new ConcurrentHashMap<>();
    Map<String, CyclicBarrier> together =
        Map.of("c", new CyclicBarrier(2), "d", new CyclicBarrier(2));
    Machine counting =
        new Machine(
            definition(),
            (function, payload) -> {
              if (function.startsWith("extract")) {
                String connection = payload.get("source").asText().substring(0, 1);
                most.merge(connection, running.merge(connection, 1, Integer::sum), Math::max);
                await(Objects.requireNonNull(together.get(connection)));
                letOthersIn();
                running.merge(connection, -1, Integer::sum);
              }
              return call(function, payload);
            });

    counting.output("{'pipeline': 'p'}");

    assertThat(most).isEqualTo(Map.of("c", 2, "d", 2));
  }

  @Test
  void fiveHundredDataSetsWithTheLongestNamesAreWithinWhatAStatePassesOn() {
    String name = "x".repeat(59);
    plan =
        """
        {"context": {"run": "p-20261123T000000Z"}, "connections": [
          {"connection": "c", "concurrency": 8, "tasks": [%s]}], "waves": [{"dataSets": [%s]}]}
        """
            .formatted(
                tasks(name, 250),
                IntStream.range(0, 250)
                    .mapToObj(i -> "\"%s%s\"".formatted(name, 1000 + i))
                    .collect(Collectors.joining(", ")));

    machine.output("{'pipeline': 'p'}");

    assertThat(calls).hasSize(503);
  }

  private static String tasks(String prefix, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "{\"source\": \"%s%s\", \"kind\": \"database\"}".formatted(prefix, 1000 + i))
        .collect(Collectors.joining(", "));
  }

  /** Whoever may start does. */
  private static void letOthersIn() {
    for (int i = 0; i < 100; i++) {
      LockSupport.parkNanos(1);
    }
  }

  private static void await(CyclicBarrier barrier) throws FunctionError {
    try {
      var _ = barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new FunctionError("Interrupted", "", e);
    }
  }

  private JsonNode call(String function, JsonNode payload) throws FunctionError {
    String subject =
        payload.has("source") ? payload.get("source").asText() : payload.path("dataSet").asText();
    calls.add((function + " " + subject).strip());
    if (transientFailures.getAndDecrement() > 0) {
      throw new FunctionError(TransientException.class.getName(), "try again", null);
    }
    if (!brokenSource.isEmpty() && subject.equals(brokenSource)) {
      throw new FunctionError("dev.weir.error.TerminalException", "no such table", null);
    }
    return Machine.json(
        switch (function) {
          case "plan" -> plan;
          case "load" -> load();
          case "report" -> "{\"runId\": \"p-20261123T000000Z\", \"status\": \"SUCCEEDED\"}";
          default -> "{\"dataSet\": \"%s\", \"rows\": 1}".formatted(subject);
        });
  }

  private String load() {
    String status = loadAnswers.get(loads.getAndIncrement());
    return "{\"status\": \"%s\", \"waitSeconds\": 9, \"tables\": []}".formatted(status);
  }

  /** What the state machine gave to the function's first call. */
  private JsonNode parametersOf(String function) {
    return machine.events.stream()
        .filter(event -> event.type().equals("TaskScheduled"))
        .map(event -> Machine.json(event.details().get("parameters").asText()))
        .filter(parameters -> parameters.get("FunctionName").asText().equals(function))
        .findFirst()
        .orElseThrow();
  }

  private static StateMachine definition() {
    return StateMachineReader.read(FILE, PLACES);
  }

  private static List<String> places() {
    Matcher matcher = PLACE.matcher(FILE);
    return matcher.results().map(result -> result.group(1)).distinct().toList();
  }

  /** extract-api is ExtractApiFunction. */
  private static String place(String folder) {
    return Stream.of(folder.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining("", "", "Function"));
  }
}
