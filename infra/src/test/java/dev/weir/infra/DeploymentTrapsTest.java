package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people lost days to with Step Functions, Lambda and SAM, each by name. */
class DeploymentTrapsTest {
  /** docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
  private static final int MOST_OF_AN_INLINE_MAP = 40;

  /** docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  private static final int MOST_SECONDS = 900;

  private static final int MOST_MEGABYTES = 10_240;

  /** Properties that are names in an account, where CloudFormation does not make them up. */
  private static final Set<String> NAMES =
      Set.of(
          "AlarmName",
          "BucketName",
          "FunctionName",
          "GroupName",
          "LogGroupName",
          "ManagedPolicyName",
          "Name",
          "QueueName",
          "RoleName",
          "TopicName");

  private static final Pattern FOLDER = Pattern.compile("(?m)^folder_(\\w+) := (\\S+)$");

  @Test
  void no_map_starts_ten_thousand_at_a_time() {
    List<JsonNode> maps = new ArrayList<>();
    collectMaps(Template.stateMachine().path("States"), maps);
    assertThat(maps)
        .hasSize(4)
        .allSatisfy(
            map -> {
              assertThat(map.at("/ItemProcessor/ProcessorConfig/Mode").asText())
                  .isEqualTo("INLINE");
              JsonNode most = map.path("MaxConcurrency");
              if (most.isTextual()) {
                assertThat(most.asText()).isEqualTo("{% $states.input.concurrency %}");
              } else {
                assertThat(most.asInt()).isBetween(1, MOST_OF_AN_INLINE_MAP);
              }
            });
  }

  @Test
  void sources_are_read_within_the_budget_of_their_connection() {
    List<JsonNode> maps = new ArrayList<>();
    collectMaps(Template.stateMachine().path("States"), maps);
    assertThat(maps)
        .filteredOn(map -> map.at("/ItemProcessor/States").has("ExtractDatabase"))
        .singleElement()
        .extracting(map -> map.path("MaxConcurrency").asText())
        .isEqualTo("{% $states.input.concurrency %}");
  }

  @Test
  void a_function_has_no_more_time_memory_and_disk_than_lambda_gives() {
    Template.functions()
        .forEach(
            (name, function) -> {
              assertThat(most(function.path("Timeout"))).as(name).isBetween(1, MOST_SECONDS);
              assertThat(most(function.path("MemorySize"))).as(name).isBetween(128, MOST_MEGABYTES);
              if (function.has("EphemeralStorage")) {
                assertThat(most(function.at("/EphemeralStorage/Size")))
                    .as(name)
                    .isBetween(512, MOST_MEGABYTES);
              }
            });
  }

  @Test
  void no_function_has_a_snapshot_which_excludes_a_large_disk() {
    assertThat(globals().path("Runtime").asText()).isEqualTo("java25");
    assertThat(Template.tree().findValues("SnapStart")).isEmpty();
    assertThat(Template.tree().findValues("ProvisionedConcurrencyConfig")).isEmpty();
  }

  @Test
  void minutes_of_hot_loops_get_the_second_compiler() {
    assertThat(globals().at("/Environment/Variables/JAVA_TOOL_OPTIONS").asText())
        .contains("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=4");
  }

  @Test
  void sam_builds_by_the_makefile_in_the_root_and_not_from_a_jar_or_a_copied_module() {
    JsonNode resources = Template.tree().path("Resources");
    Template.functions()
        .forEach(
            (name, function) -> {
              assertThat(resources.at("/" + name + "/Metadata/BuildMethod").asText())
                  .as(name)
                  .isEqualTo("makefile");
              assertThat(function.path("CodeUri").asText()).as(name).isEqualTo(".");
            });
  }

  @Test
  void no_two_functions_share_a_package() throws IOException {
    Map<String, String> folders =
        FOLDER
            .matcher(Files.readString(Template.ROOT.resolve("Makefile")))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), DeploymentTrapsTest::folder));
    assertThat(folders)
        .isEqualTo(
            Template.functions().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), Template::folder)));
    assertThat(folders.values()).doesNotHaveDuplicates();
  }

  @Test
  void a_second_stack_in_the_account_clashes_with_no_name_of_the_first() {
    Map<String, String> names = new TreeMap<>();
    collectNames(Template.tree(), names);
    collectNames(Template.schedules(), names);
    // A permission names the function that it is for: CloudFormation made that name up.
    names.values().removeIf(value -> value.equals("{\"Ref\":\"ReportFunction\"}"));
    // What counts in a log names one of those that are here.
    names.values().removeIf(value -> value.matches("\\{\"Ref\":\"[A-Za-z]+Logs\"}"));
    // Schedules are in a group that has the stack's name.
    names.values().removeIf(value -> value.equals("{\"Ref\":\"Group\"}"));
    assertThat(names)
        .hasSizeGreaterThan(8)
        .allSatisfy(
            (_, value) ->
                assertThat(value)
                    .containsAnyOf("AWS::StackName", "{Stack}", "{\"Ref\":\"Stack\"}"));
  }

  private static void collectNames(JsonNode template, Map<String, String> names) {
    template
        .path("Resources")
        .properties()
        .forEach(
            resource ->
                resource
                    .getValue()
                    .path("Properties")
                    .properties()
                    .forEach(
                        property -> {
                          if (NAMES.contains(property.getKey())) {
                            names.put(
                                resource.getKey() + "." + property.getKey(),
                                property.getValue().toString());
                          }
                        }));
  }

  private static String folder(MatchResult found) {
    return found.group(2);
  }

  private static JsonNode globals() {
    return Template.tree().at("/Globals/Function");
  }

  /** A number, or the most that its parameter takes. */
  private static int most(JsonNode value) {
    JsonNode parameter = Template.tree().path("Parameters").path(value.path("Ref").asText());
    return value.has("Ref") ? parameter.path("MaxValue").asInt() : value.asInt();
  }

  private static void collectMaps(JsonNode states, List<JsonNode> maps) {
    for (JsonNode state : states) {
      if (state.path("Type").asText().equals("Map")) {
        maps.add(state);
        collectMaps(state.at("/ItemProcessor/States"), maps);
      }
    }
  }
}
