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

/** What {@code weir discover} shows of a connection of each kind. */
class DiscoverCommandTest {
  private static final String PIPELINE =
      """
      name: p
      connections: {c: %s}
      sources: {s: {connection: c, path: %s, columns: {id: bigint}}}
      targets: {t: {from: s, table: dwh.t}}
      """;

  @TempDir private Path root;
  private CommandLineFixture weir;

  @BeforeEach
  void project() {
    weir = new CommandLineFixture(root);
  }

  @Test
  void tables_with_their_size_key_and_columns() throws SQLException {
    weir.set("WEIR_CONNECTION_SHOP", database().toString());

    Printed all = weir.weir("discover", "shop");

    assertThat(all.exitCode()).as(all.all()).isZero();
    assertThat(all.out().lines().map(String::strip))
        .anyMatch(line -> line.matches("orders +1,000 +\\d+ KB +id"))
        .contains("id bigint not null, note text", "pos text", "seen")
        .last()
        .isEqualTo("A pipeline that reads them: ./weir init NAME --from shop --tables '*'");
    assertThat(all.out()).contains("WEIR-2230");
    assertThat(weir.weir("discover", "shop", "ord*", "--json").out())
        .contains("\"name\" : \"orders\"", "\"rows\" : 1000", "\"id\" : \"bigint not null\"")
        .doesNotContain("seen");
    assertThat(weir.weir("discover", "shop", "none*").err())
        .contains("WEIR-4094 Cannot find anything in connection 'shop' of the name 'none*'");
  }

  @Test
  void files_with_the_source_that_reads_them() {
    weir.pipeline("p", PIPELINE.formatted("{kind: file}", "\"*.csv\""))
        .file(Path.of("pipelines/p/input/a.csv"), "id;price\n1;12,50\n")
        .file(Path.of("pipelines/p/input/sub/b.jsonl"), "{\"n\": 1.5}\n")
        .file(Path.of("pipelines/p/input/c.pdf"), "x");

    Printed all = weir.weir("discover", "c");

    assertThat(all.out())
        .contains("a.csv", "delimiter: \";\"", "id: bigint", "price: \"decimal(18,2)\"")
        .contains("sub/b.jsonl", "\"n\": \"decimal(18,1)\"")
        .contains("its ending does not tell its format");
    assertThat(weir.weir("discover", "c", "sub/*").out())
        .contains("b.jsonl")
        .doesNotContain("a.csv");
  }

  @Test
  void the_records_of_an_answer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring(1);
          byte[] body =
              "{\"of\": {\"%s\": [{\"id\": 1, \"on\": \"2026-01-31\"}, {\"id\": 2}]}}"
                  .formatted(name)
                  .getBytes(StandardCharsets.UTF_8);
          boolean known = "s3cret".equals(exchange.getRequestHeaders().getFirst("K"));
          exchange.sendResponseHeaders(known ? 200 : 403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      weir.set("KEY", "s3cret")
          .pipeline(
              "p",
              PIPELINE.formatted(
                  "{kind: http, url: \"%s\", headers: {K: \"${KEY}\"}}".formatted(url), "/items"));

      assertThat(weir.weir("discover", "c").out())
          .contains("/items", "records: \"/of/items\"", "id: bigint", "\"on\": date");
      assertThat(weir.weir("discover", "c", "/others").out()).contains("records: \"/of/others\"");
      weir.set("KEY", "other");
      assertThat(weir.weir("discover", "c").err()).contains("WEIR-3103", "403");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_unknown_name_is_told() {
    weir.pipeline("p", PIPELINE.formatted("{kind: file}", "\"*.csv\""));

    assertThat(weir.weir("discover", "d").err())
        .contains("WEIR-4092", "Connections: c, warehouse.");
    assertThat(weir.weir("discover", "warehouse").err()).contains("WEIR-4092", "./weir sql");
  }

  private static ConnectionUri database() throws SQLException {
    ConnectionUri database = PostgresServer.newDatabase();
    String jdbc =
        "jdbc:postgresql://localhost:%d/%s?user=postgres"
            .formatted(database.port(), database.path());
    try (Connection connection = DriverManager.getConnection(jdbc);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id bigint PRIMARY KEY, note text)");
      statement.execute("INSERT INTO orders SELECT i, 'note' FROM generate_series(1, 1000) i");
      statement.execute("ANALYZE orders");
      statement.execute("CREATE TABLE odd (pos int, \"POS\" int)");
      statement.execute("CREATE TABLE place (pos point)");
      statement.execute("CREATE VIEW seen AS SELECT id FROM orders");
    }
    return database;
  }
}
