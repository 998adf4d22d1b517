package dev.weir.laptop.server;

import dev.weir.secrets.ConnectionUri;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to the laptop's server. */
final class Jdbc {
  private Jdbc() {}

  static Connection connect(ConnectionUri uri) throws SQLException {
    Properties properties = new Properties();
    uri.user().ifPresent(user -> properties.setProperty("user", user));
    uri.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("sslmode", "disable");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(uri.host(), uri.port(), uri.path()), properties);
  }
}
