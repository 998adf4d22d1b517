package dev.weir.testkit;

import dev.weir.secrets.ConnectionUri;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;

/**
 * A real PostgreSQL for tests, one for the whole test run; each caller makes its own database in
 * it. It stops with the process.
 */
public final class PostgresServer {
  /** Superuser of the server; every password is accepted. */
  public static final String USER = "postgres";

  private PostgresServer() {}

  private static final class Holder {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "60")
            .setServerConfig("timezone", "Asia/Kathmandu")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot start PostgreSQL for the tests", e);
      }
    }
  }

  public static int port() {
    return Holder.SERVER.getPort();
  }

  /** The address of a database that was made just now and is empty. */
  public static ConnectionUri newDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make a database for the test", e);
    }
    return ConnectionUri.parse(
        "test", "postgresql://%s@localhost:%d/%s".formatted(USER, port(), name));
  }
}
