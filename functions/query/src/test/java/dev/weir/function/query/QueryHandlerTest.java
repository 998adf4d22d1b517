package dev.weir.function.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.RejectLimit;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.Query.Parameter;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.schema.ColumnType;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryHandlerTest {
  private static final PostgresConnections CONNECTIONS =
      new PostgresConnections("warehouse", PostgresServer.newDatabase(), "postgres");

  @TempDir Path scratch;

  @Test
  void rows_come_as_json_with_their_types() throws IOException {
    String json =
        answer(
            """
            {"pipeline": "shop", "query": "good", "parameters": {"user_id": "12"}}""");
    assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), Object.class))
        .isEqualTo(
            Json.read(
                """
                {"columns": [{"name": "user", "type": "integer"},
                             {"name": "least", "type": "decimal(2,1)"},
                             {"name": "since", "type": "date"},
                             {"name": "note", "type": "text"}],
                 "rows": [[12, 4.5, "2026-01-02", null]],
                 "truncated": false}"""
                    .getBytes(StandardCharsets.UTF_8),
                Object.class));
  }

  @Test
  void a_given_value_goes_before_the_default() throws IOException {
    assertThat(
            answer(
                """
                {"pipeline": "shop", "query": "good",
                 "parameters": {"user_id": "12", "threshold": "3.25"}}"""))
        .contains("3.25")
        .doesNotContain("4.5");
  }

  @Test
  void more_rows_than_the_limit_are_cut() throws IOException {
    assertThat(
            answer(
                """
                {"pipeline": "shop", "query": "many", "parameters": {}, "limit": 2}"""))
        .contains("[[1],[2]]")
        .contains("\"truncated\":true");
    assertThat(
            answer(
                """
                {"pipeline": "shop", "query": "many", "parameters": {}}"""))
        .contains("[1000]")
        .doesNotContain("[1001]");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"pipeline": "shop", "query": "good", "limit": 10001,
                     "parameters": {"user": "12", "threshold": "high"}}"""))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-3602 Cannot run query 'good' of pipeline 'shop':
            The limit is 10001; it may be 1 to 10000.
            'user' is not a parameter. Parameters: user_id, threshold.
            Parameter 'user_id' (integer) is missing: add user_id=...
            Parameter 'threshold': expected a value of type decimal(38,9), found 'high'.""");
  }

  @Test
  void an_unknown_query_is_told_with_those_that_are_there() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    {"pipeline": "shop", "query": "goods", "parameters": {}}"""))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-3601 Cannot find a query of pipeline 'shop': 'goods' is not a query. Queries: good, many. Did you mean 'good'?");
  }

  private String answer(String request) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PostgresWarehouse warehouse =
        new PostgresWarehouse(CONNECTIONS, scratch, WarehouseSettings.DEFAULT)) {
      new QueryHandler(new QueryService(_ -> pipeline(), warehouse))
          .handleRequest(
              new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), output, null);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static Pipeline pipeline() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("user_id", new Parameter(ColumnType.parse("integer"), Optional.empty()));
    parameters.put(
        "threshold", new Parameter(ColumnType.parse("decimal(38,9)"), Optional.of("4.5")));
    Map<String, Query> queries = new LinkedHashMap<>();
    queries.put(
        "good",
        new Query(
            parameters,
            "SELECT :user_id AS \"user\", :threshold AS least, DATE '2026-01-02' AS since, CAST(NULL AS text) AS note"));
    queries.put("many", new Query(Map.of(), "SELECT generate_series(1, 20000) AS n"));
    return new Pipeline(
        "shop",
        "",
        Optional.empty(),
        RejectLimit.NONE,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        queries);
  }
}
