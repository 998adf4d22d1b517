package dev.weir.laptop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a laptop takes for an address that is not set, and what it does not. */
class LaptopConnectionsTest {
  private static final String ADDRESS = "postgresql://127.0.0.1:1/shop";

  @TempDir private Path root;

  @BeforeEach
  void pipelines() throws IOException {
    pipeline("shop", "shop1");
    pipeline("other", "shop2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEIR_CONNECTION_SHOP",
        "WEIR_CONNECTION_SHPO1",
        "WEIR_CONECTION_SHOP1",
        "weir_connection_shop1"
      })
  void a_variable_of_nearly_the_name_is_a_slip(String variable) {
    assertThatThrownBy(() -> connections(variable).connection("shop1"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-4060 Cannot tell where connection 'shop1' is")
        .hasMessageContaining(variable + " is, which is no connection's")
        .hasMessageContaining("Did you mean 'WEIR_CONNECTION_SHOP1'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEIR_CONNECTION_WAREHOSE", "WEIR_CONNECTIONS_WAREHOUSE"})
  void the_warehouse_has_its_slips_too(String variable) {
    assertThatThrownBy(() -> connections(variable).connection("warehouse"))
        .hasMessageContaining("Did you mean 'WEIR_CONNECTION_WAREHOUSE'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEIR_CONNECTION_SHOP2", "WEIR_CONNECTION_BILLING", "WEIR_ENV", "WEIR_"})
  void what_is_anothers_or_far_away_is_none(String variable) {
    assertThat(connections(variable).connection("shop1")).isEmpty();
  }

  @Test
  void what_is_set_is_taken_whatever_else_is() {
    Project project =
        new Project(
            root, Map.of("WEIR_CONNECTION_SHOP1", ADDRESS, "WEIR_CONNECTION_SHOP11", ADDRESS));

    assertThat(new LaptopConnections(project).connection("shop1")).isPresent();
  }

  @Test
  void a_database_without_address_and_sample_is_not_an_empty_one() {
    try (Laptop laptop = new Laptop(new Project(root, Map.of()), _ -> {})) {
      Pipeline pipeline = laptop.catalog().read("shop").pipeline();
      Connection.Database database =
          (Connection.Database) Objects.requireNonNull(pipeline.connections().get("shop1"));

      assertThatThrownBy(() -> laptop.database("shop", "shop1", database))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith("WEIR-4008 Cannot reach connection 'shop1'")
          .hasMessageContaining("Set WEIR_CONNECTION_SHOP1=postgresql://")
          .hasMessageContaining(Path.of("shop", "sample", "db.sql").toString());
    }
  }

  @Test
  void what_stands_in_is_said() throws IOException {
    Path sample = Files.createDirectories(root.resolve("pipelines/shop/sample")).resolve("db.sql");
    Files.writeString(sample, "SELECT 1;");
    try (Laptop laptop = new Laptop(new Project(root, Map.of()), _ -> {})) {
      List<String> standIns = laptop.standIns(laptop.catalog().read("shop").pipeline());

      assertThat(standIns)
          .satisfiesExactly(
              line ->
                  assertThat(line).contains("WEIR_CONNECTION_SHOP1 is not set").contains("db.sql"),
              line -> assertThat(line).contains("WEIR_CONNECTION_WAREHOUSE is not set"));
    }
  }

  @Test
  void a_sample_that_is_not_there_stands_in_for_nothing() {
    try (Laptop laptop = new Laptop(new Project(root, Map.of()), _ -> {})) {
      assertThat(laptop.standIns(laptop.catalog().read("shop").pipeline()))
          .singleElement()
          .asString()
          .contains("WEIR_CONNECTION_WAREHOUSE is not set");
    }
  }

  @Test
  void what_runs_leave_is_their_owners_alone() throws IOException {
    Path state = Files.createDirectory(root.resolve(".weir"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

    new Laptop(new Project(root, Map.of()), _ -> {}).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
  }

  private LaptopConnections connections(String variable) {
    return new LaptopConnections(new Project(root, Map.of(variable, ADDRESS)));
  }

  private void pipeline(String name, String connection) throws IOException {
    Path folder = Files.createDirectories(root.resolve("pipelines").resolve(name));
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        name: %s
        connections: {%s: {kind: postgresql, database: db}}
        sources: {t: {connection: %s, table: t}}
        targets: {t: {from: t, table: out.t}}
        """
            .formatted(name, connection, connection));
  }
}
