package dev.weir.laptop.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.ChildJvm;
import dev.weir.testkit.Together;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaptopServerTest {
  // Shared: making the data folder takes a second.
  @TempDir static Path folder;

  @AfterEach
  void nobody_is_left_behind() throws IOException {
    assertThat(postmaster().port()).isEmpty();
  }

  @Test
  void commits_are_there_after_a_power_failure() throws SQLException {
    try (LaptopServer server = join()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(ask(server, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  @Test
  void only_this_machine_reaches_it() throws SQLException {
    try (LaptopServer server = join()) {
      assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "SHOW unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void only_who_can_read_the_password_gets_in() throws IOException {
    try (LaptopServer server = join()) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("pgpass"))))
          .isEqualTo("rw-------");
      ConnectionUri wrong = withPassword(server.uri("postgres"), "guess");
      assertThatThrownBy(() -> Jdbc.connect(wrong).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void the_programs_are_of_the_version_in_the_build() throws SQLException, IOException {
    try (LaptopServer server = join()) {
      assertThat(Binaries.version()).startsWith(ask(server, "SHOW server_version") + ".");
    }
  }

  @Test
  void psql_is_told_a_file_and_not_a_password() {
    try (LaptopServer server = join()) {
      ConnectionUri uri = server.uri("warehouse");
      assertThat(server.psqlUri("warehouse"))
          .startsWith("postgresql://weir@127.0.0.1:" + uri.port())
          .endsWith("/warehouse?passfile=" + folder.resolve("pgpass"))
          .doesNotContain(uri.password().orElseThrow());
    }
  }

  @Test
  void the_last_one_out_stops_it() throws SQLException {
    LaptopServer first = join();
    try (LaptopServer second = join()) {
      first.close();
      assertThat(ask(second, "SELECT 1")).isEqualTo("1");
    }
    assertThatThrownBy(() -> Jdbc.connect(first.uri("postgres")).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void tables_and_port_stay_from_run_to_run() throws SQLException {
    int port;
    try (LaptopServer server = join()) {
      port = server.uri("kept").port();
      makeTable(server, "kept");
    }
    try (LaptopServer server = join()) {
      assertThat(server.uri("kept").port()).isEqualTo(port);
      assertThat(Answers.ask(server.uri("kept"), "SELECT a FROM t")).isEqualTo("7");
    }
  }

  @Test
  void another_port_is_found_where_the_last_one_is_taken() throws IOException, SQLException {
    int port;
    try (LaptopServer server = join()) {
      port = server.uri("postgres").port();
    }
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        LaptopServer server = join()) {
      assertThat(server.uri("postgres").port()).isNotEqualTo(port);
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void eight_who_start_and_stop_at_once_share_one() {
    List<LaptopServer> servers = Together.run(8, _ -> join());

    assertThat(servers)
        .extracting(server -> server.uri("postgres").port())
        .containsOnly(servers.getFirst().uri("postgres").port());
    Together.run(
        8,
        number -> {
          servers.get(number).close();
          return true;
        });
  }

  @Test
  void a_command_that_ends_without_closing_stops_it() {
    try (ChildJvm child = ChildJvm.start(JoinAndWait.class, folder.toString())) {
      child.await("joined");
      assertThat(child.finish()).isZero();
    }
  }

  @Test
  void processes_share_one() throws SQLException {
    try (ChildJvm child = ChildJvm.start(JoinAndWait.class, folder.toString())) {
      String joined = child.await("joined");
      try (LaptopServer server = join()) {
        assertThat(joined).isEqualTo("joined on " + server.uri("postgres").port());
        assertThat(child.finish()).isZero();
        assertThat(ask(server, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_killed_command_leaves_a_server_that_the_next_one_uses_and_stops()
      throws SQLException, IOException {
    try (ChildJvm child = ChildJvm.start(JoinAndWait.class, folder.toString())) {
      child.await("joined");
      child.kill();
    }
    int left = postmaster().port().orElseThrow();
    try (LaptopServer server = join()) {
      assertThat(server.uri("postgres").port()).isEqualTo(left);
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void what_a_crashed_machine_left_does_no_harm() throws SQLException, IOException {
    Path file = folder.resolve("data/postmaster.pid");
    String stale;
    try (LaptopServer _ = join()) {
      stale = Files.readString(file);
    }
    // After the next boot the number belongs to somebody else: to this test.
    String mine = Long.toString(ProcessHandle.current().pid());
    Files.writeString(file, stale.replaceFirst("\\d+", mine));

    try (LaptopServer server = join()) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_killed_server_recovers() throws SQLException, IOException {
    try (LaptopServer server = join()) {
      makeTable(server, "recovered");
      Path file = folder.resolve("data/postmaster.pid");
      long process = Long.parseLong(Files.readAllLines(file).getFirst());
      ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
      ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());

      try (LaptopServer next = join()) {
        assertThat(Answers.ask(next.uri("recovered"), "SELECT a FROM t")).isEqualTo("7");
      }
    }
  }

  @Test
  void a_lost_password_is_said() throws IOException {
    Path file = folder.resolve("pgpass");
    try (LaptopServer _ = join()) {
      String password = Files.readString(file);
      Files.writeString(file, "127.0.0.1:*:*:weir:other\n");
      assertThatThrownBy(LaptopServerTest::join)
          .hasMessageStartingWith("WEIR-4054 Cannot use the embedded PostgreSQL")
          .hasMessageContaining("refuses the password");
      Files.writeString(file, password);
    }
  }

  private static LaptopServer join() {
    return LaptopServer.join(folder, _ -> {});
  }

  private static Postmaster postmaster() throws IOException {
    return new Postmaster(folder, Binaries.unpacked(folder, _ -> {}));
  }

  private static String ask(LaptopServer server, String sql) throws SQLException {
    return Answers.ask(server.uri("postgres"), sql);
  }

  private static void makeTable(LaptopServer server, String database) throws SQLException {
    ConnectionUri uri = server.database(database, Optional.empty(), _ -> {});
    Answers.run(uri, "CREATE TABLE IF NOT EXISTS t AS SELECT 7 AS a");
  }

  private static ConnectionUri withPassword(ConnectionUri uri, String password) {
    return new ConnectionUri(
        uri.scheme(),
        uri.user(),
        Optional.of(password),
        uri.host(),
        uri.port(),
        uri.path(),
        uri.options());
  }
}
