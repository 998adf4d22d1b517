package dev.weir.postgres.source;

import dev.weir.parquet.WriterSettings;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.SessionBudget;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database of the test's own, and DuckDB as an independent reader of what was extracted. */
final class Database {
  private final ConnectionUri uri;
  final PostgresConnections connections;

  Database() {
    this(PostgresServer.newDatabase());
  }

  static Database at(ConnectionUri uri) {
    return new Database(uri);
  }

  private Database(ConnectionUri uri) {
    this.uri = uri;
    this.connections = new PostgresConnections("shop", uri, "unused");
  }

  /** The same database as another user sees it. */
  Database as(String user) {
    String address = "postgresql://%s@%s:%d/%s".formatted(user, uri.host(), uri.port(), uri.path());
    return new Database(ConnectionUri.parse("shop", address));
  }

  PostgresSource source() {
    return new PostgresSource(connections, WriterSettings.DEFAULT, SessionBudget.of(100));
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of a result, as the server writes it. */
  List<@Nullable String> strings(String sql) throws SQLException {
    try (Connection connection = connections.open()) {
      return strings(connection, sql);
    }
  }

  /** The first column of a query over Parquet files, where {@code FILES} stands for them. */
  static List<@Nullable String> parquet(String sql, Path folder) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      strings(connection, "SET TimeZone = 'UTC'");
      return strings(connection, sql.replace("FILES", "read_parquet('" + folder + "/*.parquet')"));
    }
  }

  private static List<@Nullable String> strings(Connection connection, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<@Nullable String> strings = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            strings.add(rows.getString(1));
          }
        }
      }
      return strings;
    }
  }
}
