package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What infra/warehouse.sql and infra/warehouse-postgresql.sql grant. */
class WarehouseGrantsTest {
  private static final Pattern TARGET = Pattern.compile("\\btable: (?<schema>[a-z_]+)\\.[a-z_]+");
  private static final Pattern MADE =
      Pattern.compile("CREATE SCHEMA IF NOT EXISTS (?<schema>\\w+)");

  @ParameterizedTest
  @ValueSource(strings = {"warehouse.sql", "warehouse-postgresql.sql"})
  void everySchemaThatAPipelinePublishesToIsGranted(String file) throws IOException {
    Set<String> targets = new TreeSet<>();
    for (String pipeline : Template.foldersWith("pipelines", "pipeline.yaml")) {
      targets.addAll(
          schemas(TARGET, Template.ROOT.resolve("pipelines/" + pipeline + "/pipeline.yaml")));
    }
    Set<String> made = schemas(MADE, Template.ROOT.resolve("infra").resolve(file));
    made.remove("weir");
    assertThat(made).isEqualTo(targets);
    assertThat(Files.readString(Template.ROOT.resolve("infra").resolve(file)))
        .contains("GRANT SELECT ON ALL TABLES IN SCHEMA " + String.join(", ", targets) + " TO");
  }

  private static Set<String> schemas(Pattern pattern, Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    pattern
        .matcher(Files.readString(file))
        .results()
        .forEach(result -> found.add(result.group("schema")));
    return found;
  }

  /** On a server that asks for no password; whose it is, it knows. */
  @Test
  void theUserOfQueriesReadsWhatIsPublishedAndNothingElse(@TempDir Path scratch)
      throws IOException, SQLException {
    ConnectionUri database = PostgresServer.newDatabase();
    String name = database.path();
    String loader = name + "_load";
    String reader = name + "_query";
    run(database, PostgresServer.USER, "CREATE ROLE %s LOGIN".formatted(loader));
    run(
        database,
        PostgresServer.USER,
        "GRANT CREATE ON DATABASE %s TO %s".formatted(name, loader),
        grants(loader, reader));
    run(
        database,
        loader,
        "CREATE TABLE dwh.later AS SELECT 1 AS id",
        "CREATE SCHEMA weir",
        "CREATE TABLE weir.load_later AS SELECT 1 AS id");

    ConnectionUri address =
        ConnectionUri.parse(
            "warehouse",
            "postgresql://%s:any@localhost:%d/%s".formatted(reader, database.port(), name));
    try (PostgresWarehouse warehouse =
        new PostgresWarehouse(
            new PostgresConnections("warehouse", address, "warehouse"),
            scratch,
            WarehouseSettings.DEFAULT)) {
      assertThat(warehouse.query("SELECT id FROM dwh.later", Map.of(), 10).rows())
          .isEqualTo(List.of(List.of(1)));
      assertThatThrownBy(() -> warehouse.query("SELECT id FROM weir.load_later", Map.of(), 10))
          .hasMessageContaining("permission denied for schema weir");
    }
    for (String change :
        List.of(
            "INSERT INTO dwh.later VALUES (2)",
            "DELETE FROM dwh.later",
            "DROP TABLE dwh.later",
            "CREATE TABLE dwh.mine (id int)",
            "CREATE SCHEMA mine")) {
      assertThatThrownBy(
              () -> run(database, reader, "SET default_transaction_read_only = off", change))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private static String grants(String loader, String reader) throws IOException {
    return Files.readString(Template.ROOT.resolve("infra/warehouse-postgresql.sql"))
        .replace("${LOAD_USER}", loader)
        .replace("${QUERY_USER}", reader)
        .replace("${QUERY_PASSWORD}", "any");
  }

  private static void run(ConnectionUri database, String user, String... statements)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(database.port(), database.path()),
                user,
                "any");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
