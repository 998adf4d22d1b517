package dev.weir.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.infra.SamLocal.Answer;
import dev.weir.infra.SamLocal.Service;
import dev.weir.infra.Surroundings.Redshift;
import dev.weir.json.Json;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rnorth.ducttape.unreliables.Unreliables;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Every event of events/ in the container that Lambda runs functions in, one after the other as a
 * run has them: what one function leaves in the lake, the next one finds there. What each of them
 * asks of AWS on the way is held against its role.
 */
@NeedsDocker
@NeedsSam
@SuppressWarnings("NullAway.Init")
class SamLocalTest {
  private static final Duration COLD = Duration.ofMinutes(2);
  private static final int MAX_STEPS = 20;

  @TempDir static Path folder;
  private static Surroundings surroundings;
  private static SamLocal sam;
  private final Map<String, JsonNode> contexts = new HashMap<>();
  private final TreeSet<String> invoked = new TreeSet<>();
  private final Map<String, Set<String>> asked = new HashMap<>();

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    assumeTrue(
        "required".equals(System.getenv("WEIR_DOCKER")) || composeAnswers(),
        "docker compose does not answer: functions are not run by sam local here");
    surroundings = new Surroundings();
    sam = new SamLocal(folder, surroundings.variables());
    Sam.build();
  }

  private static boolean composeAnswers() throws IOException, InterruptedException {
    return new ProcessBuilder("docker", "compose", "version").start().waitFor() == 0;
  }

  @AfterAll
  static void end() {
    if (surroundings != null) {
      surroundings.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> aRunByItsEvents() {
    Map<String, Executable> steps = new LinkedHashMap<>();
    steps.put("plan as the README does", this::planAsTheReadmeDoes);
    steps.put("plan files", () -> plan("plan-files.json"));
    steps.put("plan an API", () -> plan("plan-hacker-news.json"));
    steps.put("extract a database", () -> make("extract-database.json", "ExtractDatabaseFunction"));
    steps.put("extract files", () -> make("extract-file.json", "ExtractFileFunction"));
    steps.put("extract an API", () -> make("extract-api.json", "ExtractApiFunction"));
    steps.put("transform", () -> make("transform.json", "TransformFunction"));
    steps.put("the rest by the SDK", this::theRestByTheSdk);
    steps.put("load", this::load);
    steps.put("report", () -> report("report.json", "SUCCEEDED"));
    steps.put("report a failure", () -> report("report-failed.json", "FAILED"));
    steps.put("query", this::query);
    steps.put("query by URL", this::queryByUrl);
    steps.put("all events", this::everyEventWasInvoked);
    steps.put("publish to Redshift", this::publishToRedshift);
    steps.put("query Redshift", this::queryRedshift);
    steps.put("take all away", this::takeAllAway);
    return steps.entrySet().stream().map(step -> dynamicTest(step.getKey(), step.getValue()));
  }

  /** With no option of the test's own. */
  private void planAsTheReadmeDoes() throws IOException {
    assertThat(Files.readAllLines(Template.ROOT.resolve("events/README.md")))
        .contains("    make aws-local", "    sam build")
        .contains("    sam local invoke PlanFunction -e events/plan.json")
        .contains("    make aws-local-down");
    SamLocal asTyped = new SamLocal(folder);
    assertPlanned("plan.json", asTyped.invoke("PlanFunction", "events/plan.json").payload());
    invoked.add("plan.json");
  }

  private void plan(String file) {
    assertPlanned(file, invoke(file, "PlanFunction"));
  }

  private void assertPlanned(String file, JsonNode answer) {
    String pipeline = event(file).path("pipeline").asText();
    assertThat(answer.at("/context/run").asText()).isEqualTo(pipeline + "-20261123T000000Z");
    assertThat(answer.path("connections")).isNotEmpty();
    assertThat(answer.path("waves")).isNotEmpty();
    contexts.put(answer.at("/context/run").asText(), answer.path("context"));
  }

  private void make(String file, String function) {
    JsonNode answer = invoke(file, function);
    assertThat(answer.path("rows").asLong()).isPositive();
    assertThat(answer.path("reused").asBoolean()).isFalse();
  }

  /** What is left of the run, by {@code sam local start-lambda}. */
  private void theRestByTheSdk() {
    try (Service service = sam.startLambda();
        LambdaClient lambda =
            Clients.of(
                LambdaClient.builder().overrideConfiguration(o -> o.apiCallTimeout(COLD)),
                service.endpoint())) {
      JsonNode rating = event("extract-database.json");
      ((ObjectNode) rating).put("source", "rating");
      JsonNode first =
          Unreliables.retryUntilSuccess(
              60, TimeUnit.SECONDS, () -> call(lambda, "ExtractDatabaseFunction", rating));
      assertThat(first.path("rows").asLong()).isPositive();
      for (String dataSet : List.of("average_rating", "eligible", "recommendation")) {
        JsonNode transform = event("transform.json");
        ((ObjectNode) transform).put("dataSet", dataSet);
        assertThat(call(lambda, "TransformFunction", transform).path("rows").asLong()).isPositive();
      }
      assertThat(advance(lambda)).as(() -> service.said()).contains("done");
    }
  }

  /**
   * The run's first publication there: all statements, and what is noted in the lake on the way.
   */
  private void publishToRedshift() throws IOException {
    asked.clear();
    try (Service service = samOf(Redshift.WORKGROUP).startLambda();
        LambdaClient lambda =
            Clients.of(
                LambdaClient.builder().overrideConfiguration(o -> o.apiCallTimeout(COLD)),
                service.endpoint())) {
      List<String> statuses =
          Unreliables.retryUntilSuccess(60, TimeUnit.SECONDS, () -> advance(lambda));
      assertThat(statuses).as(() -> service.said()).contains("done");
    }
    assertThat(asked.get("LoadFunction"))
        .contains("s3:GetObject", "s3:PutObject", "redshift-serverless:GetCredentials")
        .contains("redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement")
        .contains("redshift-data:DescribeStatement", "redshift-data:GetStatementResult");
  }

  /** However the function logs in. */
  private void queryRedshift() throws IOException {
    asked.clear();
    for (Redshift redshift : Redshift.values()) {
      Answer answer = samOf(redshift).invoke("QueryFunction", event("query.json"));
      assertThat(answer.payload().path("rows")).as(answer.log()).hasSize(3);
      hold("QueryFunction");
    }
    assertThat(asked.get("QueryFunction"))
        .contains("redshift-serverless:GetCredentials", "redshift:GetClusterCredentialsWithIAM")
        .contains("redshift:GetClusterCredentials", "secretsmanager:GetSecretValue");
  }

  private static SamLocal samOf(Redshift redshift) throws IOException {
    Path own = Files.createDirectories(folder.resolve(redshift.name()));
    return new SamLocal(own, surroundings.variables(redshift));
  }

  /** As the state machine does: calls until there is nothing left to do. */
  private List<String> advance(LambdaClient lambda) {
    List<String> statuses = new ArrayList<>();
    while (!statuses.contains("done") && statuses.size() < MAX_STEPS) {
      statuses.add(call(lambda, "LoadFunction", event("load.json")).path("status").asText());
    }
    return statuses;
  }

  /** Of what is published already: the answer is the ledger's. */
  private void load() {
    JsonNode answer = invoke("load.json", "LoadFunction");
    assertThat(answer.path("status").asText()).isEqualTo("done");
    assertThat(answer.path("tables").findValuesAsText("table"))
        .containsExactlyInAnyOrder("dwh.course", "dwh.recommendation");
    for (JsonNode table : answer.path("tables")) {
      assertThat(AwsLocal.rows(table.path("table").asText()))
          .isEqualTo(table.path("rows").asLong());
    }
  }

  private void report(String file, String status) {
    JsonNode answer = invoke(file, "ReportFunction");
    assertThat(answer.path("status").asText()).isEqualTo(status);
    assertThat(answer.path("report").asText()).endsWith("/report.json");
  }

  private void query() {
    assertThat(invoke("query.json", "QueryFunction").path("rows")).hasSize(3);
  }

  private void queryByUrl() {
    JsonNode answer = invoke("query-url.json", "QueryFunction");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    JsonNode body = Json.read(answer.path("body").asText().getBytes(UTF_8), JsonNode.class);
    assertThat(body.path("rows")).hasSize(3);
  }

  private void everyEventWasInvoked() throws IOException {
    try (Stream<Path> files = Files.list(Template.ROOT.resolve("events"))) {
      assertThat(invoked)
          .containsExactlyElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json") && !name.equals("env.json"))
                  .sorted()
                  .toList());
    }
  }

  private void takeAllAway() {
    List<String> parts = AwsLocal.parts();
    assertThat(AwsLocal.onThisMachine()).containsAll(parts);
    AwsLocal.stop();
    assertThat(AwsLocal.onThisMachine()).doesNotContainAnyElementsOf(parts);
  }

  /** Invokes in a new container; the function's time in it is a cold start's. */
  private JsonNode invoke(String file, String function) {
    var _ = surroundings.requests();
    Answer answer = sam.invoke(function, event(file));
    assertThat(answer.payload().path("errorMessage").asText()).as(answer.log()).isEmpty();
    System.out.printf(
        Locale.ROOT, "cold start and call of %s: %.0f ms%n", function, answer.millis());
    invoked.add(file);
    hold(function);
    return answer.payload();
  }

  /**
   * What was asked of AWS since the last time, against the role of the function that was called.
   */
  private void hold(String function) {
    for (RequestTap.Request request : surroundings.requests()) {
      for (AskedOfAws one : AskedOfAws.of(request)) {
        surroundings.assertAllowed(function, one);
        asked.computeIfAbsent(function, _ -> new TreeSet<>()).add(one.action());
      }
    }
  }

  /** As the file has it, but with the context that the plan function answered. */
  private JsonNode event(String file) {
    JsonNode event = Template.json(Template.ROOT.resolve("events").resolve(file));
    JsonNode context = contexts.get(event.at("/context/run").asText());
    if (context != null) {
      ((ObjectNode) event).set("context", context);
    }
    return event;
  }

  private JsonNode call(LambdaClient lambda, String function, JsonNode message) {
    InvokeResponse answer =
        lambda.invoke(
            r -> r.functionName(function).payload(SdkBytes.fromByteArray(Json.bytes(message))));
    if (answer.payload().asByteArray().length == 0) {
      throw new IllegalStateException("No answer");
    }
    JsonNode payload = Json.read(answer.payload().asByteArray(), JsonNode.class);
    assertThat(payload.path("errorMessage").asText()).isEmpty();
    hold(function);
    return payload;
  }
}
