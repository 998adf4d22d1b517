package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weir connections} says of a project with a connection of each kind. */
class ConnectionsCommandTest {
  private static final String TARGET = "targets: {t: {from: %s, table: dwh.t}}\n";

  @TempDir private Path root;
  private CommandLineFixture weir;
  private ConnectionUri database;

  @BeforeEach
  void project() {
    database = PostgresServer.newDatabase();
    weir =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", database.toString())
            .set("WEIR_CONNECTION_SHOP", database.toString())
            .pipeline(
                "sales",
                """
                name: sales
                connections: {shop: {kind: postgresql, database: shop}, crm: {kind: mysql, database: c}}
                sources:
                  orders: {connection: shop, table: orders}
                  hidden: {connection: shop, table: hidden}
                  contact: {connection: crm, table: contact}
                """
                    + TARGET.formatted("orders"))
            .pipeline(
                "files",
                """
                name: files
                connections: {inbox: {kind: file}}
                sources: {a: {connection: inbox, path: "*.csv", columns: {id: bigint}}}
                """
                    + TARGET.formatted("a"));
  }

  @Test
  void all_connections_are_listed_with_what_says_where_they_are_and_no_value() {
    weir.pipeline("api", api("https://api.example.com")).set("API_TOKEN", "s3cret");

    Printed list = weir.weir("connections", "list");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
        .contains(
            "api | api | http | %s | API_TOKEN, OTHER is not set"
                .formatted(root.resolve("pipelines/api/pipeline.yaml")),
            "inbox | files | file | " + root.resolve("pipelines/files/input"),
            "shop | sales | postgresql | WEIR_CONNECTION_SHOP",
            "crm | sales | mysql | WEIR_CONNECTION_CRM is not set",
            "warehouse | all | warehouse | WEIR_CONNECTION_WAREHOUSE");
    assertThat(list.all()).doesNotContain("s3cret", "api.example.com", "localhost");
    assertThat(weir.weir("connections", "list", "--pipeline", "files").out())
        .contains("inbox")
        .doesNotContain("shop");
    assertThat(weir.weir("connections", "list", "--json", "--pipeline", "api").out())
        .contains("\"from\" : \"pipeline\"", "\"name\" : \"API_TOKEN\"", "\"set\" : false");
  }

  @Test
  void a_test_says_who_answers_and_what_may_be_read_and_made() throws SQLException {
    run("CREATE TABLE orders (id integer)");

    Printed tested = weir.weir("connections", "test", "shop", "warehouse");

    assertThat(tested.exitCode()).isEqualTo(1);
    assertThat(tested.out())
        .contains("shop of sales: failed in ")
        .containsPattern("server: PostgreSQL \\d+\\.\\d+ at localhost:\\d+/" + database.path())
        .contains("user: postgres", "encryption: none", "may read: orders\n")
        .contains("WEIR-2210 Cannot find table 'hidden'")
        .contains("warehouse: ok in ", "may make tables in: dwh, weir");
    run("CREATE TABLE hidden (id integer)");
    assertThat(weir.weir("connections", "test", "shop").exitCode()).isZero();
  }

  @Test
  void rights_that_are_missing_are_told() throws SQLException {
    run(
        "CREATE TABLE orders (id integer)",
        "CREATE TABLE hidden (id integer)",
        "DROP ROLE IF EXISTS connections_test",
        "CREATE ROLE connections_test LOGIN",
        "GRANT SELECT ON orders TO connections_test");
    String address = database.toString().replace("postgres@", "connections_test@");
    weir.set("WEIR_CONNECTION_SHOP", address).set("WEIR_CONNECTION_WAREHOUSE", address);

    Printed tested = weir.weir("connections", "test", "shop", "warehouse");

    assertThat(tested.exitCode()).isEqualTo(1);
    assertThat(tested.out())
        .contains("user: connections_test", "may read: orders\n", "WEIR-2209")
        .contains("WEIR-4091 Cannot make tables in dwh, weir of the warehouse")
        .contains("GRANT CREATE ON DATABASE");
    run("DROP OWNED BY connections_test", "DROP ROLE connections_test");
  }

  @Test
  void what_does_not_answer_is_told_without_its_password_and_the_others_are_tested() {
    weir.set("WEIR_CONNECTION_SHOP", "postgresql://ada:s3cret@127.0.0.1:1/shop");
    weir.file(Path.of("pipelines/files/input/a.csv"), "id\n1\n");

    Printed tested = weir.weir("connections", "test", "shop", "inbox", "crm", "--json");

    assertThat(tested.exitCode()).isEqualTo(1);
    assertThat(tested.out())
        .contains("\"code\" : \"WEIR-2201\"", "127.0.0.1:1")
        .contains("\"files of a\" : \"1\"", "\"code\" : \"WEIR-4008\"")
        .doesNotContain("s3cret");
  }

  @Test
  void an_api_is_asked_for_its_first_record_and_a_folder_for_its_files() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8);
          boolean known = "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("A"));
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      weir.pipeline("api", api("http://127.0.0.1:" + server.getAddress().getPort()))
          .set("API_TOKEN", "s3cret")
          .set("OTHER", "x");

      assertThat(weir.weir("connections", "test", "api").out())
          .contains("api of api: ok", "answers: /items", "first record of item: has the declared");
      weir.set("API_TOKEN", "wrong");
      assertThat(weir.weir("connections", "test", "api").out())
          .contains("WEIR-3103")
          .contains("401");
    } finally {
      server.stop(0);
    }
    assertThat(weir.weir("connections", "test", "inbox").out()).contains("no folder");
    weir.file(Path.of("pipelines/files/input/a.txt"), "");
    assertThat(weir.weir("connections", "test", "inbox").out())
        .contains("WEIR-4090 Cannot read source 'a': no file in")
        .contains("matches '*.csv'");
  }

  @Test
  void an_unknown_name_is_told_with_the_nearest() {
    Printed tested = weir.weir("connections", "test", "shpo");

    assertThat(tested.exitCode()).isEqualTo(2);
    assertThat(tested.err()).contains("WEIR-4092").contains("Did you mean 'shop'?");
  }

  private static String api(String url) {
    return """
        name: api
        connections:
          api: {kind: http, url: "%s", headers: {A: "Bearer ${API_TOKEN}", B: "${OTHER}"}}
        sources: {item: {connection: api, path: /items, columns: {id: bigint}}}
        """
            .formatted(url)
        + TARGET.formatted("item");
  }

  private void run(String... statements) throws SQLException {
    String jdbc =
        "jdbc:postgresql://localhost:%d/%s?user=postgres"
            .formatted(database.port(), database.path());
    try (Connection connection = DriverManager.getConnection(jdbc);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
