package dev.weir.laptop.server;

import static dev.weir.laptop.server.Answers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SampleDatabaseTest {
  private static LaptopServer server;

  @BeforeAll
  static void start(@TempDir Path shared) {
    server = LaptopServer.join(shared.resolve("postgres"), _ -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TempDir Path folder;

  @Test
  void it_is_filled_when_it_is_made() throws IOException, SQLException {
    ConnectionUri uri =
        server.database(
            "courses",
            sql("CREATE TABLE course AS SELECT i FROM generate_series(1, 10) i; SELECT ';'"),
            _ -> {});

    assertThat(ask(uri, "SELECT count(*) FROM course")).isEqualTo("10");
    assertThat(ask(uri, "SELECT reltuples FROM pg_class WHERE relname = 'course'")).isEqualTo("10");
  }

  @Test
  void it_is_not_filled_again() throws IOException, SQLException {
    Optional<Path> sample = sql("CREATE TABLE t AS SELECT 1 AS a");
    ConnectionUri uri = server.database("again", sample, _ -> {});
    Answers.run(uri, "UPDATE t SET a = 2");

    server.database("again", sample, _ -> {});

    assertThat(ask(uri, "SELECT a FROM t")).isEqualTo("2");
  }

  @Test
  void a_half_filled_one_is_made_anew() throws IOException, SQLException {
    Optional<Path> broken = sql("CREATE TABLE t AS SELECT 1 AS a; SELECT * FROM missing");
    assertThatThrownBy(() -> server.database("half", broken, _ -> {}))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-4053 Cannot make database 'half' from ")
        .hasMessageContaining("relation \"missing\" does not exist");
    assertThat(
            ask(server.uri("postgres"), "SELECT count(*) FROM pg_database WHERE datname = 'half'"))
        .isEqualTo("0");

    ConnectionUri uri = server.database("half", sql("CREATE TABLE t AS SELECT 2 AS a"), _ -> {});

    assertThat(ask(uri, "SELECT a FROM t")).isEqualTo("2");
  }

  @Test
  void of_eight_who_make_it_at_once_one_fills_it() throws IOException, SQLException {
    Optional<Path> sample = sql("CREATE TABLE t AS SELECT 1 AS a");

    List<ConnectionUri> uris =
        Together.run(8, _ -> server.database("race \"quoted\"", sample, _ -> {}));

    assertThat(ask(uris.getFirst(), "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  void a_missing_file_is_said() {
    Optional<Path> missing = Optional.of(folder.resolve("none.sql"));
    assertThatThrownBy(() -> server.database("none", missing, _ -> {}))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-4053")
        .hasMessageContaining("none.sql");
  }

  private Optional<Path> sql(String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("sample.sql"), text));
  }
}
