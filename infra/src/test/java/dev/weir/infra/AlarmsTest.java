package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.function.query.QueryError;
import dev.weir.json.Json;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people are told of without a run that has failed. */
class AlarmsTest {
  private static final Pattern SHARE = Pattern.compile("FILL\\((?<id>[a-z]+), 0\\) / (?<by>\\d+)");

  private static final Pattern FIELD = Pattern.compile("\\$\\.(?<field>\\w+)");

  /** A stack that was deployed just now has no data: that is no alarm. */
  @Test
  void noAlarmIsRaisedByWhatHasNotHappened() {
    assertThat(Template.ofType("AWS::CloudWatch::Alarm"))
        .hasSize(6)
        .allSatisfy(
            (_, alarm) -> {
              assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
              assertThat(alarm.at("/AlarmActions/0/Ref").asText()).isEqualTo("Notices");
            });
  }

  /** The share of each function's own limit, whatever it is. */
  @Test
  void aCallNearItsTimeLimitIsToldOfEveryFunction() {
    JsonNode alarm = Template.properties("NearTimeLimitAlarm");
    Map<String, String> functions = new TreeMap<>();
    alarm
        .path("Metrics")
        .forEach(
            metric ->
                functions.put(
                    metric.path("Id").asText(),
                    metric.at("/MetricStat/Metric/Dimensions/0/Value/Ref").asText()));
    String expression = alarm.path("Metrics").findValue("Expression").asText();
    Map<String, Integer> limits = new TreeMap<>();
    Matcher share = SHARE.matcher(expression);
    while (share.find()) {
      limits.put(
          String.valueOf(functions.get(share.group("id"))),
          Integer.parseInt(share.group("by")) / 10);
    }
    Map<String, Integer> timeouts = new TreeMap<>();
    Template.functions()
        .forEach((name, function) -> timeouts.put(name, function.path("Timeout").asInt()));
    assertThat(limits).isEqualTo(timeouts);
    assertThat(alarm.path("Threshold").asText()).isEqualTo("80");
  }

  @Test
  void rejectsAreCountedOutOfTheLogsOfAllThatMakeDataSets() throws IOException {
    Map<String, JsonNode> filters = filters("RejectedRows");
    assertThat(filters.keySet())
        .containsExactly(
            "ExtractApiLogs", "ExtractDatabaseLogs", "ExtractFileLogs", "TransformLogs");
    JsonNode line = completed();
    assertThat(line.path("event").asText()).isEqualTo("completed");
    assertThat(line.path("reused").isBoolean()).isTrue();
    for (JsonNode filter : filters.values()) {
      assertThat(fields(filter)).containsExactly("event", "rejected", "reused").allMatch(line::has);
      assertThat(filter.at("/MetricTransformations/0/MetricValue").asText())
          .isEqualTo("$.rejected");
    }
    assertIsWatched("RejectsAlarm", "RejectedRows");
  }

  /** The line that the reference shows. */
  private static JsonNode completed() throws IOException {
    String line =
        Files.readAllLines(Template.ROOT.resolve("docs/reference/settings.md")).stream()
            .filter(text -> text.startsWith("{\"timestamp\""))
            .findFirst()
            .orElseThrow();
    return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  @Test
  void aQueryThatFailsIsToldUnlessWhoAsksWasWrong() {
    Map<String, JsonNode> filters = filters("QueryErrors");
    assertThat(filters.keySet()).containsExactly("QueryLogs");
    JsonNode filter = filters.values().iterator().next();
    JsonNode line = failed(new TerminalException(QueryError.UNKNOWN_QUERY, "Cannot find it."));
    assertThat(line.path("event").asText()).isEqualTo("failed");
    assertThat(fields(filter)).containsExactly("code", "event").allMatch(line::has);
    String pattern = filter.path("FilterPattern").asText();
    assertThat(failed(new IllegalStateException("Ours")).has("code")).isFalse();
    assertThat(pattern).contains("$.code NOT EXISTS");
    assertThat(pattern)
        .contains("$.code != \"WEIR-%d\"".formatted(CoreError.UNKNOWN_PIPELINE.number()));
    assertThat(QueryError.values()).allMatch(code -> code.number() / 100 == 36);
    assertThat(pattern).contains("$.code != \"WEIR-36*\"");
    assertIsWatched("QueryErrorsAlarm", "QueryErrors");
  }

  private static JsonNode failed(RuntimeException failure) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Border(new LogEvents("query", stream, () -> Instant.EPOCH)).failed(failure);
    return Json.read(out.toByteArray(), JsonNode.class);
  }

  /** What a pattern looks at. */
  private static SortedSet<String> fields(JsonNode filter) {
    SortedSet<String> fields = new TreeSet<>();
    FIELD
        .matcher(filter.path("FilterPattern").asText())
        .results()
        .forEach(found -> fields.add(found.group("field")));
    return fields;
  }

  private static void assertIsWatched(String alarm, String metric) {
    assertThat(Template.properties(alarm).path("MetricName").asText()).isEqualTo(metric);
    assertThat(Template.properties(alarm).at("/Namespace/Fn::Sub").asText())
        .isEqualTo("Weir/${AWS::StackName}");
  }

  /** By the log that they read. */
  private static Map<String, JsonNode> filters(String metric) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode filter : Template.ofType("AWS::Logs::MetricFilter").values()) {
      JsonNode into = filter.at("/MetricTransformations/0");
      if (into.path("MetricName").asText().equals(metric)) {
        assertThat(into.at("/MetricNamespace/Fn::Sub").asText())
            .isEqualTo("Weir/${AWS::StackName}");
        found.put(filter.at("/LogGroupName/Ref").asText(), filter);
      }
    }
    return found;
  }
}
