package dev.weir.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.message.Messages.ConnectionTasks;
import dev.weir.message.Messages.DataSetResult;
import dev.weir.message.Messages.ExtractRequest;
import dev.weir.message.Messages.ExtractTask;
import dev.weir.message.Messages.LoadRequest;
import dev.weir.message.Messages.LoadResult;
import dev.weir.message.Messages.PlanRequest;
import dev.weir.message.Messages.PlanResult;
import dev.weir.message.Messages.QueryRequest;
import dev.weir.message.Messages.ReportRequest;
import dev.weir.message.Messages.ReportResult;
import dev.weir.message.Messages.TransformRequest;
import dev.weir.message.Messages.Wave;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.PublishedTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            List.of(new ConnectionTasks("shop", 2, List.of(new ExtractTask("order", "database")))),
            List.of(new Wave(List.of("by_city")))),
        new ExtractRequest(CONTEXT, "order"),
        new TransformRequest(CONTEXT, "by_city"),
        new DataSetResult("order", 1, 2, 3, true),
        new LoadRequest(CONTEXT),
        new LoadResult("done", 0, "", List.of(new PublishedTable("dwh.order", 3, TIME))),
        new ReportRequest(
            Optional.of(CONTEXT),
            Optional.of(TIME),
            Optional.of(Json.mapper().createObjectNode().put("status", "FAILED"))),
        new ReportResult("orders-1", "SUCCEEDED", "runs/x/report.json"),
        new QueryRequest("orders", "top", Map.of("n", "3"), Optional.of(10)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_read_as_it_is_written(Record message) {
    assertThat(Json.read(Json.bytes(message), message.getClass()).toString())
        .isEqualTo(message.toString());
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
