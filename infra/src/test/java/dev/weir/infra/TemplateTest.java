package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The template against the code, the state machine and the folders that it deploys. */
class TemplateTest {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(?<name>[A-Za-z]+)}");

  @Test
  void thereIsAFunctionForEveryFolder() {
    assertThat(Template.functions().keySet().stream().map(Template::folder).sorted())
        .isEqualTo(Template.foldersWith("functions", "pom.xml"))
        .isNotEmpty();
  }

  @Test
  void theStateMachineIsGivenTheFunctionsThatItCalls() {
    JsonNode given = Template.properties("StateMachine").path("DefinitionSubstitutions");
    assertThat(names(given)).isEqualTo(substitutions());
    given
        .properties()
        .forEach(
            entry ->
                assertThat(entry.getValue().path("Fn::GetAtt").path(0).asText())
                    .isEqualTo(entry.getKey()));
    assertThat(Template.functions().keySet()).containsAll(substitutions());
  }

  @Test
  void theStateMachineMayInvokeTheFunctionsThatItCallsAndNoOther() {
    List<String> allowed =
        Statements.allowing("StateMachineRole").stream()
            .filter(statement -> statement.actions().contains("lambda:InvokeFunction"))
            .flatMap(statement -> statement.resources().stream())
            .map(resource -> resource.path("Fn::GetAtt").path(0).asText())
            .toList();
    assertThat(new TreeSet<>(allowed)).isEqualTo(substitutions());
  }

  @Test
  void everyHandlerIsAClassThatLambdaCanMake() throws ReflectiveOperationException {
    for (Map.Entry<String, JsonNode> function : Template.functions().entrySet()) {
      String[] handler = function.getValue().path("Handler").asText().split("::", 2);
      Class<?> type = Class.forName(handler[0]);
      assertThat(handler[1]).isEqualTo("handleRequest");
      assertThat(RequestStreamHandler.class).as(function.getKey()).isAssignableFrom(type);
      assertThat(Modifier.isPublic(type.getModifiers())).as(function.getKey()).isTrue();
      assertThat(type.getConstructor()).as(function.getKey()).isNotNull();
    }
  }

  @Test
  void everySampleHasAScheduleAndOnlyTheOneThatNeedsNoSourceOfItsOwnIsEnabled() {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode schedule : schedules().values()) {
      String pipeline = input(schedule).path("pipeline").asText();
      states.put(pipeline, schedule.path("State").asText());
      assertThat(schedule.path("Name").path("Fn::Sub").asText()).isEqualTo("${Stack}-" + pipeline);
      assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(0 0 * * ? *)");
      assertThat(input(schedule).path("scheduledTime").asText())
          .isEqualTo("<aws.scheduler.scheduled-time>");
    }
    assertThat(states)
        .isEqualTo(
            Map.of(
                "course-ratings", "ENABLED",
                "files", "DISABLED",
                "hacker-news", "DISABLED",
                "store", "DISABLED"));
  }

  @Test
  void theNestedTemplateIsGivenWhatItAsksFor() {
    JsonNode nested = Template.properties("Schedules");
    assertThat(nested.path("TemplateURL").asText()).isEqualTo("infra/schedules.yaml");
    assertThat(names(nested.path("Parameters")))
        .isEqualTo(names(Template.schedules().path("Parameters")));
  }

  /**
   * So that Lambda's own end of a function is heard, and a call that a state gave up has ended
   * before the next begins.
   */
  @Test
  void everyStateWaitsAMinuteLongerThanItsFunctionMayRun() {
    taskTimeouts()
        .forEach(
            (function, seconds) ->
                assertThat(seconds)
                    .as(function)
                    .isEqualTo(Template.properties(function).path("Timeout").asInt() + 60));
    assertThat(taskTimeouts().keySet()).isEqualTo(substitutions());
  }

  @Test
  void everyFunctionHasLogsAndARoleOfItsOwn() {
    List<String> logs = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    Template.functions()
        .forEach(
            (name, function) -> {
              logs.add(function.path("LoggingConfig").path("LogGroup").path("Ref").asText());
              roles.add(function.path("Role").path("Fn::GetAtt").path(0).asText());
            });
    assertThat(logs)
        .doesNotHaveDuplicates()
        .isSubsetOf(Template.ofType("AWS::Logs::LogGroup").keySet());
    assertThat(roles)
        .doesNotHaveDuplicates()
        .isSubsetOf(Template.ofType("AWS::IAM::Role").keySet());
  }

  @Test
  void allLogsAreKeptForAsLongAndEncryptedByTheKeyThatTheParametersSay() {
    assertThat(Template.ofType("AWS::Logs::LogGroup"))
        .hasSize(Template.functions().size() + 1)
        .allSatisfy(
            (_, group) -> {
              assertThat(group.at("/RetentionInDays/Ref").asText()).isEqualTo("LogRetentionDays");
              assertThat(group.at("/KmsKeyId/Fn::If/0").asText()).isEqualTo("HasLogsKey");
              assertThat(group.at("/KmsKeyId/Fn::If/1/Ref").asText()).isEqualTo("LogsKeyArn");
            });
  }

  @Test
  void expiryNeverTakesALease() {
    JsonNode rules = Template.properties("Lake").path("LifecycleConfiguration").path("Rules");
    rules.forEach(
        rule -> {
          if (rule.has("ExpirationInDays")) {
            assertThat(rule.path("Prefix").asText()).isEqualTo("lake/runs/");
          }
        });
    assertThat(rules.findValues("ExpirationInDays")).hasSize(1);
  }

  @Test
  void theOutputsThatCommandsAndPeopleRelyOnAreThere() {
    assertThat(names(Template.tree().path("Outputs")))
        .contains(
            "StateMachineArn",
            "LakeUri",
            "QueryUrl",
            "QueryFunctionName",
            "NoticesTopicArn",
            "ScheduleGroup");
  }

  @Test
  void everyParameterHasADefaultAndAGroup() {
    JsonNode parameters = Template.tree().path("Parameters");
    List<String> grouped = new ArrayList<>();
    JsonNode form = Template.tree().path("Metadata").path("AWS::CloudFormation::Interface");
    form.path("ParameterGroups")
        .forEach(group -> group.path("Parameters").forEach(name -> grouped.add(name.asText())));
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(names(parameters));
    parameters
        .properties()
        .forEach(entry -> assertThat(entry.getValue().has("Default")).as(entry.getKey()).isTrue());
  }

  @Test
  void theReferenceTellsEveryParameterAndOutput() throws IOException {
    List<String> rows = Files.readAllLines(Template.ROOT.resolve("docs/reference/deployment.md"));
    Template.tree()
        .path("Parameters")
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().path("Default").asText();
              String cell = value.isEmpty() ? "" : "`" + value + "`";
              assertThat(rows)
                  .anyMatch(row -> row.startsWith("| `%s` | %s |".formatted(entry.getKey(), cell)));
            });
    for (String output : names(Template.tree().path("Outputs"))) {
      assertThat(rows).anyMatch(row -> row.startsWith("| `%s` |".formatted(output)));
    }
  }

  private static Map<String, JsonNode> schedules() {
    Map<String, JsonNode> found = Template.ofType("AWS::Scheduler::Schedule", Template.schedules());
    return found;
  }

  private static JsonNode input(JsonNode schedule) {
    return Json.read(
        schedule.path("Target").path("Input").asText().getBytes(StandardCharsets.UTF_8),
        JsonNode.class);
  }

  private static Set<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> substitutions() {
    TreeSet<String> names = new TreeSet<>();
    Matcher matcher = SUBSTITUTION.matcher(Template.stateMachine().toString());
    while (matcher.find()) {
      names.add(matcher.group("name"));
    }
    return names;
  }

  /** The time-out of each task, by the function that it calls. */
  private static Map<String, Integer> taskTimeouts() {
    Map<String, Integer> timeouts = new TreeMap<>();
    for (JsonNode task : Template.stateMachine().findParents("Arguments")) {
      String function = task.path("Arguments").path("FunctionName").asText();
      timeouts.put(
          function.substring(2, function.length() - 1), task.path("TimeoutSeconds").asInt());
    }
    return timeouts;
  }
}
