package dev.weir.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.dataset.DataSet;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.events.CheckOutcome;
import dev.weir.events.RunEvent;
import dev.weir.json.Json;
import dev.weir.message.ExtractRequest;
import dev.weir.message.PlanRequest;
import dev.weir.message.QueryRequest;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BorderTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String EXTRACT =
      """
      {"context": {"run": "shop-20261123T000000Z", "attempt": 2, "fence": 7, "planHash": "abc"},
       "source": "orders"}\
      """;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private Instant now = NOON;
  private final LogEvents log = new LogEvents("weir-Extract", out, () -> now);

  @Test
  void each_line_is_json_that_names_the_run() throws IOException {
    extract(
        _ -> {
          log.emit(new RunEvent.Published("staged shop.orders\n\"3\" rows"));
          return "done";
        });

    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .isEqualTo(
            json(
                """
                {"timestamp": "2026-11-23T12:00:00Z", "level": "INFO", "function": "weir-Extract",
                 "pipeline": "shop", "run": "shop-20261123T000000Z", "attempt": 2, "task": "orders",
                 "event": "published", "step": "staged shop.orders\\n\\"3\\" rows"}\
                """));
    assertThat(lines.getLast().path("event").asText()).isEqualTo("answered");
    assertThat(lines.getLast().path("seconds").isNumber()).isTrue();
  }

  @Test
  void a_failure_is_logged_with_its_code_and_crosses_as_it_is() {
    TransientException failure = new TransientException(BorderError.TOO_LARGE, "Cannot read.");

    assertThatThrownBy(() -> extract(_ -> fail(failure))).isSameAs(failure);

    JsonNode line = lines().getFirst();
    assertThat(lines()).hasSize(1);
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("event").asText()).isEqualTo("failed");
    assertThat(line.path("code").asText()).isEqualTo("WEIR-2501");
    assertThat(line.path("category").asText()).isEqualTo("RESOURCE");
    assertThat(line.path("transient").asBoolean()).isTrue();
    assertThat(line.path("run").asText()).isEqualTo("shop-20261123T000000Z");
    assertThat(line.path("message").asText()).isEqualTo("WEIR-2501 Cannot read.");
  }

  @Test
  void a_password_in_an_address_is_not_logged() {
    assertThatThrownBy(
            () ->
                extract(
                    _ ->
                        fail(
                            new IllegalStateException(
                                "no answer from postgresql://etl:s3cret@db:5432/shop"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("s3cret");

    assertThat(printed.toString(UTF_8)).contains("postgresql://***@db").doesNotContain("s3cret");
  }

  @Test
  void a_message_that_cannot_be_read_is_not_logged_as_the_run_before() throws IOException {
    extract(_ -> "done");
    printed.reset();

    assertThatThrownBy(
            () -> handle("{\"source\": 1", ExtractRequest.class, (ExtractRequest _) -> "done"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1005 ");

    assertThat(lines().getFirst().path("event").asText()).isEqualTo("failed");
    assertThat(lines().getFirst().has("run")).isFalse();
  }

  @Test
  void a_query_is_logged_without_its_parameters() throws IOException {
    handle(
        """
        {"pipeline": "shop", "query": "orders_of", "parameters": {"email": "ann@example.org"}}\
        """,
        QueryRequest.class,
        (QueryRequest _) -> "done");

    assertThat(printed.toString(UTF_8)).contains("orders_of").doesNotContain("ann@example.org");
  }

  @Test
  void a_plan_is_logged_with_its_execution() throws IOException {
    handle(
        """
        {"pipeline": "shop", "execution": "arn:x"}\
        """,
        PlanRequest.class,
        (PlanRequest _) -> "done");

    assertThat(lines().getFirst().path("pipeline").asText()).isEqualTo("shop");
    assertThat(lines().getFirst().path("execution").asText()).isEqualTo("arn:x");
  }

  @Test
  void progress_is_logged_at_most_every_ten_seconds_for_a_data_set() {
    log.emit(new RunEvent.Advanced("orders", 10_000, 1));
    now = NOON.plusSeconds(9);
    log.emit(new RunEvent.Advanced("orders", 20_000, 2));
    log.emit(new RunEvent.Advanced("customers", 10_000, 1));
    now = NOON.plusSeconds(10);
    log.emit(new RunEvent.Advanced("orders", 30_000, 3));

    assertThat(lines())
        .extracting(line -> line.path("dataSet").asText() + " " + line.path("rows").asLong())
        .containsExactly("orders 10000", "customers 10000", "orders 30000");
  }

  @Test
  void what_broke_a_check_is_a_warning_and_a_good_data_set_is_not() {
    log.emit(new RunEvent.Checked("orders", List.of(new CheckOutcome("unique: id", 3, 0, true))));
    log.emit(new RunEvent.Completed(dataSet(), false));

    assertThat(lines())
        .extracting(line -> line.path("level").asText())
        .containsExactly("WARN", "INFO");
    assertThat(lines().getFirst().path("checks").path(0).path("violations").asLong()).isEqualTo(3);
    assertThat(lines().getLast().path("rows").asLong()).isZero();
  }

  @Test
  void without_a_log_nothing_is_printed() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();

    new Border()
        .handle(
            new ByteArrayInputStream(EXTRACT.getBytes(UTF_8)),
            answer,
            ExtractRequest.class,
            _ -> "done");

    assertThat(answer.toString(UTF_8)).isEqualTo("\"done\"");
    assertThat(printed.size()).isZero();
  }

  private static DataSet dataSet() {
    Schema schema = new Schema(List.of(Column.nullable("id", ColumnType.parse("integer"))));
    return new DataSet(
        DataSet.FORMAT,
        "orders",
        "abc",
        schema,
        List.of(),
        Map.of("id", 0L),
        0,
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Duration.ofSeconds(2));
  }

  private static String fail(RuntimeException failure) {
    throw failure;
  }

  private void extract(Function<ExtractRequest, String> function) throws IOException {
    handle(EXTRACT, ExtractRequest.class, function);
  }

  private <I> void handle(String message, Class<I> type, Function<I, String> function)
      throws IOException {
    new Border(log)
        .handle(
            new ByteArrayInputStream(message.getBytes(UTF_8)),
            new ByteArrayOutputStream(),
            type,
            function);
  }

  private List<JsonNode> lines() {
    return printed.toString(UTF_8).lines().map(BorderTest::json).toList();
  }

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(UTF_8), JsonNode.class);
  }
}
