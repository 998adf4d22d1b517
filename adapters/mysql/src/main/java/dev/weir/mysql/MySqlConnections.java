package dev.weir.mysql;

import com.mysql.cj.jdbc.Driver;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.ServerIdentity;
import dev.weir.text.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Opens sessions on one database. Thread-safe; nothing is pooled.
 *
 * <p>Unless the address says otherwise, a server that is not on this machine must prove who it is
 * ({@code ssl-mode=verify_identity}).
 */
public final class MySqlConnections {
  private static final int DEFAULT_PORT = 3306;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
  private static final Set<String> OPTIONS = Set.of("ssl-mode", "ssl-ca");
  private static final List<String> SSL_MODES =
      List.of("disabled", "preferred", "required", "verify_ca", "verify_identity");

  private final String database;
  private final String address;
  private final String url;
  private final Properties properties = new Properties();
  private final MySqlErrors errors;

  /**
   * @param name of the connection, for messages
   * @param defaultDatabase used where the address names none
   * @throws TerminalException if the address is not one of MySQL, or has an unknown option
   */
  public MySqlConnections(String name, ConnectionUri uri, String defaultDatabase) {
    check(name, uri);
    int port = uri.port() == ConnectionUri.NO_PORT ? DEFAULT_PORT : uri.port();
    this.database = uri.path().isEmpty() ? defaultDatabase : uri.path();
    this.address = "%s:%d/%s".formatted(uri.host(), port, database);
    this.errors = new MySqlErrors("connection '%s' (%s)".formatted(name, address), uri.mask());
    this.url =
        "jdbc:mysql://%s:%s/%s"
            .formatted(uri.host(), port, URLEncoder.encode(database, StandardCharsets.UTF_8));
    uri.user().ifPresent(user -> properties.setProperty("user", user));
    uri.password().ifPresent(password -> properties.setProperty("password", password));
    secure(name, uri);
    behave();
  }

  /** What the driver does by default is not what a reader of exact values wants. */
  private void behave() {
    properties.setProperty("connectTimeout", "10000");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("forceConnectionTimeZoneToSession", "true");
    properties.setProperty("tinyInt1isBit", "false");
    properties.setProperty("yearIsDateType", "false");
    // The server waits this long, in seconds, while a row group is written.
    properties.setProperty("sessionVariables", "net_write_timeout=600");
  }

  private void secure(String name, ConnectionUri uri) {
    boolean here = LOOPBACK.matcher(uri.host()).matches();
    String mode = uri.options().getOrDefault("ssl-mode", here ? "preferred" : "verify_identity");
    properties.setProperty("sslMode", mode.toUpperCase(Locale.ROOT));
    if (here) {
      // How a password is encrypted where TLS is off; over a network it would trust anybody's key.
      properties.setProperty("allowPublicKeyRetrieval", "true");
    }
    String authority = uri.options().get("ssl-ca");
    if (authority != null) {
      properties.setProperty("trustCertificateKeyStoreUrl", KeyStores.of(name, authority));
      properties.setProperty("trustCertificateKeyStoreType", KeyStores.TYPE);
      properties.setProperty("trustCertificateKeyStorePassword", KeyStores.PASSWORD);
      properties.setProperty("fallbackToSystemTrustStore", "false");
    }
  }

  /**
   * A new session, in auto-commit, its time zone UTC. The caller closes it.
   *
   * @throws dev.weir.error.WeirException naming the address and what to do
   */
  Connection open() {
    try {
      Connection connection = new Driver().connect(url, properties);
      if (connection == null) {
        throw new SQLException("The driver does not take the address " + url);
      }
      return connection;
    } catch (SQLException e) {
      throw errors.of("connect", e);
    }
  }

  /** Opens a session and asks who answers. */
  ServerIdentity identify() {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      String version = text(statement, "SELECT version()", 1);
      String protocol = text(statement, "SHOW SESSION STATUS LIKE 'Ssl_version'", 2);
      return new ServerIdentity(
          (version.contains("MariaDB") ? "MariaDB " : "MySQL ") + version.replaceFirst("-.*", ""),
          address,
          text(statement, "SELECT current_user()", 1),
          Optional.of(protocol).filter(known -> !known.isEmpty()),
          properties.getProperty("sslMode").startsWith("VERIFY"));
    } catch (SQLException e) {
      throw errors.of("ask who answers", e);
    }
  }

  /** Empty where there is none. */
  private static String text(Statement statement, String sql, int column) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Objects.requireNonNullElse(row.getString(column), "") : "";
    }
  }

  /**
   * Takes a place of the budget that all share who read this database, as long as the session
   * lasts.
   *
   * @return whether one was free
   */
  boolean takePlace(Connection connection, int budget) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
      for (int place = 1; place <= budget; place++) {
        // Of the whole server, and short: the name of the database may be as long as a lock's.
        statement.setString(1, "weir %s %d".formatted(Sha256.of(database).substring(0, 16), place));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          if (row.getInt(1) == 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  MySqlErrors errors() {
    return errors;
  }

  private static void check(String name, ConnectionUri uri) {
    if (!uri.scheme().equals("mysql") && !uri.scheme().equals("mariadb")) {
      throw invalid(name, "its kind is '" + uri.scheme() + "', not mysql");
    }
    if (uri.host().isEmpty()) {
      throw invalid(name, "it names no host");
    }
    for (String option : uri.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        throw invalid(name, "it has no option '%s', but ssl-ca, ssl-mode".formatted(option));
      }
    }
    if (!SSL_MODES.contains(uri.options().getOrDefault("ssl-mode", "preferred"))) {
      throw invalid(name, "ssl-mode is one of " + String.join(", ", SSL_MODES));
    }
  }

  static TerminalException invalid(String name, String reason) {
    return new TerminalException(
        MySqlError.INVALID_ADDRESS,
        "Cannot use the address of connection '%s': %s. Write mysql://user:password@host:port/database?ssl-mode=verify_identity."
            .formatted(name, reason));
  }
}
