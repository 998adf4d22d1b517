package dev.weir.cli.pages;

import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases that have what a page's SQL makes. */
final class PageDatabases {
  private PageDatabases() {}

  /** The address of a new one. */
  static String filled(DatabaseKind kind, String sql) {
    return switch (kind) {
      case POSTGRESQL -> postgresql(sql);
      case MYSQL -> throw new AssertionError("No page is about MySQL yet: start a MariaDB here");
    };
  }

  private static String postgresql(String sql) {
    ConnectionUri database = PostgresServer.newDatabase();
    String address =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(database.host(), database.port(), database.path().replaceFirst("^/", ""));
    try (Connection connection = DriverManager.getConnection(address, PostgresServer.USER, "any");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make the page's database", e);
    }
    return database.toString();
  }
}
