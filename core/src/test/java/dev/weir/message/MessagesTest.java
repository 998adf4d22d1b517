package dev.weir.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.message.PlanResult.ConnectionTasks;
import dev.weir.message.PlanResult.ExtractTask;
import dev.weir.message.PlanResult.Extractor;
import dev.weir.message.PlanResult.Wave;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.PublishedTable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Instant TIME = Instant.parse("2026-11-23T00:00:00Z");
  private static final RunContext CONTEXT =
      new RunContext(RunId.scheduled("orders", TIME), 2, 7, "hash");

  static Stream<Record> messages() {
    return Stream.of(
        new PlanRequest(
            Optional.of("orders"), Optional.of(TIME), Optional.empty(), Optional.of(1), "e-1"),
        new PlanResult(
            CONTEXT,
            List.of(
                new ConnectionTasks(
                    "shop", 2, List.of(new ExtractTask("order", Extractor.DATABASE)))),
            List.of(new Wave(List.of("by_city")))),
        new ExtractRequest(CONTEXT, "order"),
        new TransformRequest(CONTEXT, "by_city"),
        new DataSetResult("order", 1, 2, 3, true),
        new LoadRequest(CONTEXT),
        new ReportRequest(
            Optional.of(CONTEXT),
            Optional.of(TIME),
            Optional.of(Json.mapper().createObjectNode().put("status", "FAILED"))),
        new ReportResult("orders-1", "SUCCEEDED", "runs/x/report.json"),
        new QueryRequest("orders", "top", Map.of("n", "3"), Optional.of(10)));
  }

  /** Zero would be a fence that any publication has overtaken, or that overtakes nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "attempt", "fence", "planHash"})
  void a_context_of_another_version_that_lacks_something_is_refused_by_name(String field) {
    ObjectNode message = Json.mapper().valueToTree(new ExtractRequest(CONTEXT, "order"));
    ((ObjectNode) message.get("context")).remove(field);

    assertThatThrownBy(() -> Json.read(Json.bytes(message), ExtractRequest.class))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1005 Cannot read a ExtractRequest from JSON: ")
        .hasMessageContaining("'" + field + "'");
  }

  @Test
  void a_field_of_another_version_is_refused_by_name() {
    ObjectNode message = Json.mapper().valueToTree(new LoadRequest(CONTEXT));
    message.put("mode", "fast");

    assertThatThrownBy(() -> Json.read(Json.bytes(message), LoadRequest.class))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1005 Cannot read a LoadRequest from JSON: ")
        .hasMessageContaining("\"mode\"");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_read_as_it_is_written(Record message) {
    assertThat(Json.read(Json.bytes(message), message.getClass()).toString())
        .isEqualTo(message.toString());
  }

  /** The state machine file reads these names. */
  static Stream<Arguments> progress() {
    PublishedTable table = new PublishedTable("dwh.order", 3, TIME);
    return Stream.of(
        arguments(
            new LoadResult.Running("staged"),
            """
            {"status": "running", "waitSeconds": 0, "step": "staged", "tables": []}"""),
        arguments(
            new LoadResult.Retry(5, "a lock"),
            """
            {"status": "retry", "waitSeconds": 5, "step": "a lock", "tables": []}"""),
        arguments(
            new LoadResult.Done(List.of(table)),
            """
            {"status": "done", "waitSeconds": 0, "step": "", "tables": [{
              "table": "dwh.order", "rows": 3, "publishedAt": "2026-11-23T00:00:00Z"}]}"""));
  }

  @ParameterizedTest
  @MethodSource("progress")
  void how_far_publishing_is_has_one_form_for_every_status(LoadResult result, String json)
      throws IOException {
    assertThat(Json.mapper().readTree(Json.bytes(result))).isEqualTo(Json.mapper().readTree(json));
    assertThat(Json.read(json.getBytes(UTF_8), LoadResult.class)).isEqualTo(result);
  }

  @Test
  void a_status_that_nobody_knows_is_refused() {
    byte[] json = Json.text(new LoadResult.Running("x")).replace("running", "ran").getBytes(UTF_8);
    assertThatThrownBy(() -> Json.read(json, LoadResult.class))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1005 Cannot read a LoadResult from JSON")
        .hasMessageContaining("ran");
  }

  @Test
  void the_state_machine_chooses_the_function_by_these_names() {
    assertThat(Json.mapper().convertValue(Extractor.values(), String[].class))
        .containsExactly("database", "http", "file");
  }

  @Test
  void what_is_optional_may_be_missing() {
    assertThat(read("{\"execution\": \"e-1\"}").pipeline()).isEmpty();
  }

  @Test
  void what_is_not_optional_may_not_be_missing() {
    assertThatThrownBy(() -> read("{\"pipeline\": \"orders\"}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1005 Cannot read a PlanRequest from JSON")
        .hasMessageContaining("execution");
  }

  @Test
  void an_unknown_field_is_refused() {
    assertThatThrownBy(() -> read("{\"execution\": \"e-1\", \"pipline\": \"orders\"}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("pipline");
  }

  private static PlanRequest read(String json) {
    return Json.read(json.getBytes(UTF_8), PlanRequest.class);
  }
}
