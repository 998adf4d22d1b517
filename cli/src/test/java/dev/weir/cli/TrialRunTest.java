package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.json.Json;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir run NAME --only … --limit …}: looks, publishes nothing and leaves nothing. */
class TrialRunTest {
  /** Nobody answers at the addresses of the warehouse and of the connection that is not needed. */
  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir private Path root;
  private CommandLineFixture weir;

  @BeforeEach
  void project() throws SQLException {
    ConnectionUri database = PostgresServer.newDatabase();
    String jdbc =
        "jdbc:postgresql://localhost:%d/%s?user=postgres"
            .formatted(database.port(), database.path());
    try (Connection connection = DriverManager.getConnection(jdbc);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW part AS SELECT i AS id, 10 / (50 - i) AS share FROM generate_series(1, 50) i");
    }
    weir =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", "postgresql://" + NOWHERE + "/dwh")
            .set("WEIR_CONNECTION_SHOP", database.toString())
            .set("WEIR_CONNECTION_CRM", "mysql://" + NOWHERE + "/crm")
            .file(
                Path.of("pipelines/shop/input/a.csv"),
                "id,price\n1,10.00\nx,2.00\n2,2.50\n3,7.25\n4,1.00\n")
            .pipeline(
                "shop",
                """
                name: shop
                connections:
                  inbox: {kind: file}
                  shop: {kind: postgresql, database: shop}
                  crm: {kind: mysql, database: crm}
                sources:
                  orders: {connection: inbox, path: "*.csv", columns: {id: bigint, price: "decimal(8,2)"}}
                  part: {connection: shop, table: part}
                  query: {connection: shop, query: "SELECT id FROM part -- all;"}
                  contact: {connection: crm, table: contact}
                transforms:
                  dear: {from: orders, steps: [{filter: price > 5}]}
                  both: {sql: "SELECT d.id, p.share FROM dear d JOIN part p USING (id)"}
                  known: {sql: "SELECT * FROM contact"}
                checks:
                  both: [{row-count: {min: 1000}}]
                targets:
                  both: {from: both, table: dwh.both}
                  known: {from: known, table: dwh.known}
                """);
  }

  @Test
  void only_what_is_asked_for_is_made_with_what_it_needs_of_the_first_rows() {
    Printed tried = weir.weir("run", "shop", "--only", "both", "--limit", "3");

    assertThat(tried.exitCode()).as(tried.all()).isZero();
    assertThat(tried.out().lines())
        .startsWith(
            "Trial of shop with the first 3 rows of each source: nothing will be published.",
            "",
            "orders: 3 rows, the first of more, 1 rejected")
        .contains("part: 3 rows, the first of more", "dear: 2 rows", "both: 2 rows")
        .contains("id  share", " 1      0", " 3      0")
        .doesNotContain("contact")
        .last()
        .asString()
        .startsWith("Nothing was published, and no run is kept.")
        .endsWith("./weir run shop");
    assertThat(tried.out()).contains("not an integer: column id: ", "a.csv 3");
    assertThat(tried.out()).doesNotContain("known");
  }

  @Test
  void nothing_of_it_is_left() {
    assertThat(weir.weir("run", "shop", "--only", "dear").exitCode()).isZero();

    assertThat(root.resolve(".weir/lake")).doesNotExist();
    assertThat(root.resolve(".weir/executions")).doesNotExist();
    assertThat(root.resolve(".weir/tmp")).isEmptyDirectory();
    assertThat(weir.weir("runs").out()).contains("Nothing has run yet");
    assertThat(weir.weir("resume").exitCode()).isEqualTo(2);
  }

  @Test
  void a_database_is_asked_for_no_more_than_the_limit() {
    assertThat(weir.weir("run", "shop", "--only", "part,query", "--limit", "49").out())
        .contains("part: 49 rows, the first of more", "query: 49 rows", "…");
    Printed all = weir.weir("run", "shop", "--only", "part");
    assertThat(all.exitCode()).isNotZero();
    assertThat(all.err()).contains("division by zero");
  }

  @Test
  void programs_get_the_same() throws Exception {
    Printed tried =
        weir.weir("run", "shop", "--only", "dear", "--only", "query", "--limit", "2", "--json");

    var json = Json.mapper().readTree(tried.out());
    assertThat(json.path("published").asBoolean(true)).isFalse();
    assertThat(json.path("dataSets").findValuesAsText("name"))
        .containsExactly("orders", "query", "dear");
    assertThat(json.at("/dataSets/2/first/0/price").decimalValue()).isEqualByComparingTo("10");
    assertThat(json.at("/dataSets/2/columns/price").asText()).isEqualTo("decimal(8,2)");
  }

  @Test
  void what_is_wrong_is_told_as_in_a_run() {
    assertThat(weir.weir("run", "shop", "--limit", "5").err()).contains("WEIR-2301", NOWHERE);
    assertThat(weir.weir("run", "shop", "--only", "deer").err())
        .contains("WEIR-4093 Cannot try a part of pipeline 'shop'", "Did you mean 'dear'?");
    assertThat(weir.weir("run", "shop", "--limit", "0").err())
        .contains("WEIR-4007", "--limit is 1 to 100000");
    assertThat(weir.weir("run", "shop", "--limit", "5", "--at", "2026-11-23T00:00:00Z").err())
        .contains("WEIR-4007 Cannot try 'shop' for a tick of its schedule");
  }
}
