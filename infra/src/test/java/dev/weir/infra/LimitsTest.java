package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.redshift.statement.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template's numbers and names against those of the code, of AWS, and of the pages. */
class LimitsTest {
  /** EventBridge Scheduler's, for the name of a schedule. */
  private static final int SCHEDULE_NAME = 64;

  /** For a container's start, and to be let in by a warehouse. */
  private static final Duration CONNECTING = Duration.ofSeconds(30);

  @Test
  void aQueryIsCancelledBeforeItsFunctionIsEnded() {
    Duration timeout = Duration.ofSeconds(number(Template.properties("QueryFunction"), "Timeout"));
    Duration query =
        Stream.of(Patience.DEFAULT.query(), WarehouseSettings.DEFAULT.queryTimeout())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(timeout).isGreaterThan(query.plus(CONNECTING));
  }

  /** Not before the load function would give a statement up, and not never. */
  @Test
  void theWorkgroupStopsAQueryWhenTheLoadFunctionGivesItUp() {
    Map<String, String> settings = new TreeMap<>();
    Template.infra("warehouse.yaml")
        .at("/Resources/Workgroup/Properties/ConfigParameters")
        .forEach(
            setting ->
                settings.put(
                    setting.path("ParameterKey").asText(),
                    setting.path("ParameterValue").asText()));
    assertThat(settings)
        .containsEntry(
            "max_query_execution_time", Long.toString(Patience.DEFAULT.hung().toSeconds()));
  }

  @Test
  void theWarehouseIsToldToThoseWhoUseIt() {
    Map<String, JsonNode> told = new TreeMap<>();
    Template.functions()
        .forEach(
            (name, function) -> {
              JsonNode variables = function.path("Environment").path("Variables");
              if (variables.has("WEIR_CONNECTION_WAREHOUSE")) {
                told.put(name, variables.path("WEIR_CONNECTION_WAREHOUSE"));
              }
            });
    assertThat(told.keySet()).containsExactly("LoadFunction", "PlanFunction", "QueryFunction");
    String address = String.valueOf(told.get("LoadFunction"));
    assertThat(told.get("PlanFunction")).hasToString(address);
    assertThat(told.get("QueryFunction")).hasToString(asUserOfQueries(address));
    assertThat(Template.tree().path("Globals").findValue("WEIR_CONNECTION_WAREHOUSE")).isNull();
  }

  /** The same warehouse by another log-in, of whatever kind. */
  private static String asUserOfQueries(String address) {
    return address
        .replace("WarehouseConnection", "QueryConnection")
        .replace("WarehouseSecret", "QuerySecret")
        .replace("LogsInToClusterAsUser", "QueriesClusterAsUser")
        .replace("WarehouseUser", "QueryUser");
  }

  /** A small account's functions are refused for minutes while others of its functions run. */
  @Test
  void aRefusedCallIsRepeatedForLongerThanACallLasts() {
    List<JsonNode> tasks = Template.stateMachine().findParents("Arguments");
    assertThat(tasks).hasSize(7);
    for (JsonNode task : tasks) {
      List<JsonNode> retriers = new ArrayList<>();
      task.path("Retry").forEach(retriers::add);
      assertThat(retriers)
          .filteredOn(retrier -> names(retrier).contains("Lambda.TooManyRequestsException"))
          .singleElement()
          .satisfies(
              retrier -> {
                assertThat(names(retrier)).hasSize(1);
                // A random part of each delay is waited: half of it, all in all.
                assertThat(number(retrier, "MaxAttempts") * number(retrier, "MaxDelaySeconds") / 2)
                    .isGreaterThan(number(task, "TimeoutSeconds"));
              });
    }
  }

  private static List<String> names(JsonNode retrier) {
    List<String> names = new ArrayList<>();
    retrier.path("ErrorEquals").forEach(name -> names.add(name.asText()));
    return names;
  }

  /** What is reserved for a function is not less than what a state asks of it at a time. */
  @Test
  void noReservedConcurrencyIsLessThanAWaveNeeds() {
    int wave = Template.stateMachine().findValue("TransformWave").path("MaxConcurrency").asInt();
    String allowed = Template.tree().at("/Parameters/ReservedConcurrency/AllowedPattern").asText();
    for (int reserved = 0; reserved < wave; reserved++) {
      assertThat(Integer.toString(reserved)).doesNotMatch(allowed);
    }
    assertThat(List.of("", Integer.toString(wave), "10", "1000")).allMatch(v -> v.matches(allowed));
  }

  @Test
  void howLongTheNameOfAStackMayBeIsToldWhereOneIsDeployed() throws IOException {
    int longest =
        Template.foldersWith("pipelines", "pipeline.yaml").stream()
            .mapToInt(pipeline -> "-".length() + pipeline.length())
            .max()
            .orElseThrow();
    assertThat(page("how-to/deploy.md"))
        .contains("at most %d characters".formatted(SCHEDULE_NAME - longest));
  }

  /** An alarm is billed by the metrics that it looks at. */
  @Test
  void theMetricsOfAllAlarmsAreInWhatARunCosts() throws IOException {
    int metrics = 0;
    for (JsonNode alarm : alarms()) {
      metrics += alarm.has("Metrics") ? alarm.findParents("MetricStat").size() : 1;
    }
    assertThat(page("how-to/costs.md"))
        .contains("Secrets, alarm metrics, topic's key (2 to 10, %d, 1)".formatted(metrics));
  }

  private static List<JsonNode> alarms() {
    return Stream.of(Template.tree(), Template.schedules())
        .flatMap(template -> Template.ofType("AWS::CloudWatch::Alarm", template).values().stream())
        .toList();
  }

  private static int number(JsonNode of, String field) {
    return Integer.parseInt(of.path(field).asText());
  }

  private static String page(String name) throws IOException {
    return Files.readString(Template.ROOT.resolve("docs").resolve(name));
  }
}
