package dev.weir.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresConnectionsTest {
  private static final ConnectionUri SERVER = PostgresServer.newDatabase();

  @Test
  void aSessionIsNamedAndInUtc() throws SQLException {
    try (Connection connection = new PostgresConnections("courses", SERVER, "other").open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('application_name'), current_setting('TimeZone'),"
                    + " current_database()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("weir/courses");
      assertThat(row.getString(2)).isEqualTo("UTC");
      assertThat(row.getString(3)).isEqualTo(SERVER.path());
    }
  }

  @Test
  void theDefaultDatabaseIsUsedWhereTheAddressNamesNone() {
    assertThatThrownBy(() -> open("postgresql://postgres@localhost:" + SERVER.port()))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2205")
        .hasMessageContaining("connection 'courses' (localhost:" + SERVER.port() + "/courses)")
        .hasMessageContaining("database \"courses\" does not exist")
        .hasMessageContaining("Create it");
  }

  @Test
  void aPortThatNobodyListensOnMayAnswerLater() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> open("postgresql://u:secret-word@localhost:" + port + "/db"))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-2201")
        .hasMessageContaining("localhost:" + port + "/db")
        .hasMessageContaining("refused. Check that the server runs")
        .hasMessageNotContaining("secret-word");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(() -> open("postgresql://u:secret-word@nowhere.invalid/db"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2202")
        .hasMessageContaining("nowhere.invalid:5432/db")
        .hasMessageContaining("there is no host of that name")
        .hasMessageNotContaining("secret-word");
  }

  @Test
  void aUserThatDoesNotExistIsACredentialsProblem() {
    assertThatThrownBy(
            () -> open("postgresql://nobody:secret-word@localhost:" + SERVER.port() + "/postgres"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2204")
        .hasMessageContaining("Check user and password")
        .hasMessageNotContaining("secret-word");
  }

  @Test
  void aServerWithoutTlsIsRefusedWhenTlsIsAskedFor() {
    assertThatThrownBy(
            () -> open("postgresql://localhost:" + SERVER.port() + "/postgres?sslmode=verify-full"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2203")
        .hasMessageContaining("sslrootcert");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://h/db | its kind is 'mysql'",
        "postgresql:///db | it names no host",
        "postgresql://h/db?socketFactory=Evil | it has no option 'socketFactory', but"
            + " channel_binding",
        "postgresql://h/db?sslmode=maybe | sslmode is one of disable",
        "postgresql://h/db?connect_timeout=soon | connect_timeout is a number",
      })
  void anAddressThatCannotBeUsedIsExplained(String address, String reason) {
    assertThatThrownBy(() -> open(address))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2200")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM nothing | 2210 | false",
        "SELECT nothing FROM pg_class | 2211 | false",
        "SELEC 1 | 2212 | false",
        "SELECT 1/0 | 2217 | false",
        "SET statement_timeout = 1; SELECT pg_sleep(5) | 2216 | false",
        "DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$ | 2208 | true",
        "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$ | 2208 | true",
        "DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$ | 2208 | true",
        "DO $$ BEGIN RAISE SQLSTATE '53300'; END $$ | 2206 | true",
        "DO $$ BEGIN RAISE SQLSTATE '53100'; END $$ | 2214 | false",
        "DO $$ BEGIN RAISE SQLSTATE '57P03'; END $$ | 2201 | true",
        "DO $$ BEGIN RAISE SQLSTATE '28P01'; END $$ | 2204 | false",
        "BEGIN READ ONLY; CREATE TABLE t (i int) | 2213 | false",
        "SET ROLE pg_monitor; CREATE SCHEMA s | 2209 | false",
        "SELECT pg_terminate_backend(pg_backend_pid()) | 2207 | true",
        "DO $$ BEGIN RAISE SQLSTATE 'XX000'; END $$ | 2219 | false",
      })
  void eachStateHasItsCode(String sql, int code, boolean again) throws SQLException {
    PostgresConnections connections = new PostgresConnections("courses", SERVER, "other");
    WeirException failure = failure(connections, sql);
    assertThat(failure.code().number()).isEqualTo(code);
    assertThat(failure instanceof TransientException).isEqualTo(again);
    assertThat(failure).hasMessageContaining("Cannot ask on connection 'courses' (localhost:");
  }

  private static WeirException failure(PostgresConnections connections, String sql)
      throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      throw new AssertionError("The statement did not fail: " + sql);
    } catch (SQLException e) {
      return connections.errors().of("ask", e);
    }
  }

  private static void open(String address) throws SQLException {
    new PostgresConnections("courses", ConnectionUri.parse("courses", address), "courses")
        .open()
        .close();
  }
}
