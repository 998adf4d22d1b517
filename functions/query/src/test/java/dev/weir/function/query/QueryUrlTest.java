package dev.weir.function.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsClients;
import dev.weir.json.Json;
import dev.weir.lambda.Wired;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function as AWS wires it, over a warehouse that is a PostgreSQL. */
class QueryUrlTest {
  private static final ConnectionUri WAREHOUSE = PostgresServer.newDatabase();
  private static final String PIPELINE =
      """
      name: shop
      connections:
        c: {kind: postgresql, database: d}
      sources:
        course: {connection: c, table: course}
      targets:
        course: {from: course, table: dwh.course, write: replace}
      queries:
        good:
          parameters: {user_id: integer, threshold: {type: decimal, default: 4.5}}
          sql: |
            SELECT title, rating FROM dwh.course
            WHERE id > :user_id AND rating > :threshold ORDER BY rating DESC, id
        called:
          parameters: {title: text}
          sql: "SELECT id FROM dwh.course WHERE title = :title"
        own_limit:
          parameters: {limit: integer}
          sql: "SELECT id FROM dwh.course ORDER BY id LIMIT :limit"
        wide:
          sql: "SELECT repeat('x', 1000) AS x FROM generate_series(1, 10000)"
        broken:
          sql: "SELECT 1 / (id - id) AS secret_column FROM dwh.course"
        absent:
          sql: "SELECT * FROM dwh.not_published_yet"
      """;

  @TempDir Path root;

  @BeforeAll
  static void publish() throws SQLException {
    try (Connection connection =
            new PostgresConnections("warehouse", WAREHOUSE, "warehouse").open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA dwh");
      statement.execute("CREATE TABLE dwh.course (id integer, title text, rating numeric(3,2))");
      statement.execute(
          "INSERT INTO dwh.course VALUES (1, 'Weaving', 4.80), (2, 'Köln & \"more\" +', 4.70), (3, 'Knots', 3.10)");
    }
  }

  @BeforeEach
  void deploy() throws IOException {
    Path folder = Files.createDirectories(root.resolve("pipelines/shop"));
    Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
  }

  @Test
  void a_query_is_answered_with_json() throws IOException {
    JsonNode answer = get("/shop/good", "user_id=0&threshold=4");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/json");
    assertThat(body(answer))
        .isEqualTo(
            json(
                """
                {"columns": [{"name": "title", "type": "text"}, {"name": "rating", "type": "decimal(3,2)"}],
                 "rows": [["Weaving", 4.80], ["Köln & \\"more\\" +", 4.70]], "truncated": false}"""));
  }

  @Test
  void a_default_holds_and_a_limit_cuts() throws IOException {
    JsonNode body = body(get("/shop/good", "user_id=0&limit=1"));

    assertThat(body.path("rows")).hasSize(1);
    assertThat(body.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void a_parameter_of_the_query_called_limit_is_the_querys() throws IOException {
    assertThat(body(get("/shop/own_limit", "limit=2")).path("rows")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"title=K%C3%B6ln+%26+%22more%22+%2B", "title=K%C3%B6ln%20%26%20%22more%22%20%2B&"})
  void values_are_decoded(String query) throws IOException {
    assertThat(body(get("/shop/called", query)).path("rows")).hasSize(1);
  }

  @Test
  void a_value_is_bound_and_never_sql() throws IOException {
    JsonNode answer = get("/shop/called", "title=x%27%20OR%20%271%27%3D%271");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(answer).path("rows")).isEmpty();
  }

  @Test
  void all_bad_parameters_are_told_at_once() throws IOException {
    JsonNode answer = get("/shop/good", "user_id=twelve&user=1&limit=0");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(answer).path("error").asText())
        .isEqualTo("WEIR-3602 Cannot run query 'good' of pipeline 'shop':");
    assertThat(body(answer).path("problems"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "The limit is 0; it may be 1 to 10000.",
            "'user' is not a parameter. Parameters: user_id, threshold.",
            "Parameter 'user_id': expected a value of type integer, found 'twelve'.");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "user_id=1&user_id=2, Parameter 'user_id' is given more than once.",
        "user_id=%zz, 'user_id=%zz' is not percent-encoded.",
        "user_id=1&limit=many, The limit is 'many'; it may be 1 to 10000."
      })
  void what_cannot_be_read_is_a_bad_request(String query, String problem) throws IOException {
    JsonNode answer = get("/shop/good", query);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(answer).path("problems").path(0).asText()).isEqualTo(problem);
  }

  @Test
  void what_is_too_long_is_a_bad_request() throws IOException {
    assertThat(get("/shop/called", "title=" + "x".repeat(9000)).path("statusCode").asInt())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/shop",
        "/shop/",
        "/shop/goods",
        "/shops/good",
        "/shop/good/1",
        "/../x",
        "/a/%2e"
      })
  void what_is_not_there_is_not_found(String path) throws IOException {
    JsonNode answer = get(path, "");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(body(answer).path("error").asText()).contains("Cannot ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
  void only_get_is_answered(String method) throws IOException {
    JsonNode answer = call(event(method, "/shop/good", "user_id=1"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(405);
    assertThat(answer.path("headers").path("allow").asText()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "absent"})
  void what_fails_inside_is_not_shown(String query) throws IOException {
    JsonNode answer = get("/shop/" + query, "");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(body(answer))
        .isEqualTo(
            json(
                """
                {"error": "Cannot answer: the query failed. The function's log says why.", "problems": []}"""));
  }

  @Test
  void a_warehouse_that_does_not_answer_is_to_be_asked_again() throws IOException {
    QueryHandler handler = handler("postgresql://localhost:1/db");

    JsonNode answer = call(handler, event("GET", "/shop/good", "user_id=1"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(answer.path("body").asText()).doesNotContain("localhost");
  }

  @Test
  void more_than_lambda_carries_is_refused_with_what_to_do() throws IOException {
    assertThat(get("/shop/wide", "limit=10000").path("statusCode").asInt()).isEqualTo(413);
    assertThat(get("/shop/wide", "limit=1000").path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void a_direct_message_is_answered_as_well() throws IOException {
    JsonNode answer =
        call(
            json(
                """
                {"pipeline": "shop", "query": "good", "parameters": {"user_id": "0"}}"""));

    assertThat(answer.path("rows")).hasSize(2);
  }

  @Test
  void nothing_is_left_between_warm_invocations() throws IOException {
    QueryHandler handler = handler(postgres());
    var _ = call(handler, event("GET", "/shop/good", "user_id=1"));
    Set<Thread> threads = threads();
    List<Path> files = files();

    var _ = call(handler, event("GET", "/shop/good", "user_id=1"));
    var _ = call(handler, event("GET", "/shop/broken", ""));

    assertThat(threads()).isSubsetOf(threads);
    assertThat(files()).isEqualTo(files);
    assertThat(files).noneMatch(Files::isRegularFile);
  }

  private JsonNode get(String path, String query) throws IOException {
    return call(event("GET", path, query));
  }

  private JsonNode call(JsonNode message) throws IOException {
    return call(handler(postgres()), message);
  }

  private static JsonNode call(QueryHandler handler, JsonNode message) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(Json.bytes(message)), output, null);
    return Json.read(output.toByteArray(), JsonNode.class);
  }

  private QueryHandler handler(String warehouse) {
    Map<String, String> environment =
        Map.of(
            "WEIR_LAKE",
            "s3://lake/lake",
            "WEIR_CONNECTION_WAREHOUSE",
            warehouse,
            "LAMBDA_TASK_ROOT",
            root.toString(),
            "TMPDIR",
            root.resolve("tmp").toString());
    return new QueryHandler(
        Wired.of(
            environment,
            AwsClients.at(URI.create("http://127.0.0.1:1"), "us-east-1", "test", "test"),
            Wiring::service));
  }

  private static String postgres() {
    return "postgresql://%s@%s:%d/%s"
        .formatted(
            WAREHOUSE.user().orElseThrow(), WAREHOUSE.host(), WAREHOUSE.port(), WAREHOUSE.path());
  }

  /** Lambda developer guide, "Request payload format" of function URLs; shortened. */
  private static JsonNode event(String method, String path, String query) {
    ObjectNode event =
        Json.mapper()
            .createObjectNode()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", path)
            .put("rawQueryString", query);
    event.putObject("headers").put("accept", "*/*");
    event.putObject("requestContext").putObject("http").put("method", method).put("path", path);
    return event.put("isBase64Encoded", false);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("tmp"))) {
      return files.sorted().toList();
    }
  }

  private static JsonNode body(JsonNode answer) {
    return json(answer.path("body").asText());
  }

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(UTF_8), JsonNode.class);
  }
}
