package dev.weir.laptop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.secrets.ConnectionUri;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement, one value. */
final class Answers {
  private Answers() {}

  static String ask(ConnectionUri uri, String sql) throws SQLException {
    try (Connection connection = Jdbc.connect(uri);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  static void run(ConnectionUri uri, String sql) throws SQLException {
    try (Connection connection = Jdbc.connect(uri);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
