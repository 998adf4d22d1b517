package dev.weir.postgres.connection;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.ServerIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Opens sessions on one database. Thread-safe. Nothing is pooled: a function opens few and long
 * ones.
 *
 * <p>Unless the address says otherwise, a server that is not on this machine must prove who it is
 * ({@code sslmode=verify-full}): by the authority in {@code sslrootcert}, else by one that Java
 * trusts.
 */
public final class PostgresConnections {
  private static final int DEFAULT_PORT = 5432;
  private static final String CONNECT_SECONDS = "10";
  private static final String LOGIN_SECONDS = "30";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  /** The options of an address, by the name that libpq and psql use. */
  private static final Map<String, PGProperty> OPTIONS =
      Map.of(
          "sslmode", PGProperty.SSL_MODE,
          "sslrootcert", PGProperty.SSL_ROOT_CERT,
          "sslcert", PGProperty.SSL_CERT,
          "sslkey", PGProperty.SSL_KEY,
          "connect_timeout", PGProperty.CONNECT_TIMEOUT,
          "channel_binding", PGProperty.CHANNEL_BINDING);

  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Values as text, and text as values, do not depend on what is set for a user or a database. */
  private static final String SETTINGS =
      """
      SET TIME ZONE 'UTC';
      SET DateStyle = 'ISO, YMD';
      SET IntervalStyle = 'postgres';
      SET extra_float_digits = 1;
      SET bytea_output = 'hex'\
      """;

  private static final String IDENTITY =
      """
      SELECT current_setting('server_version'), current_user, s.version
      FROM (SELECT pg_backend_pid() AS pid) AS me LEFT JOIN pg_stat_ssl s USING (pid)\
      """;

  private final PGSimpleDataSource source;
  private final String address;
  private final PostgresErrors errors;

  /**
   * @param name of the connection, for messages and for {@code application_name}
   * @param defaultDatabase used where the address names none
   * @throws TerminalException if the address is not one of PostgreSQL, or has an unknown option
   */
  public PostgresConnections(String name, ConnectionUri uri, String defaultDatabase) {
    int port = uri.port() == ConnectionUri.NO_PORT ? DEFAULT_PORT : uri.port();
    String database = uri.path().isEmpty() ? defaultDatabase : uri.path();
    this.address = "%s:%d/%s".formatted(uri.host(), port, database);
    this.errors = new PostgresErrors("connection '%s' (%s)".formatted(name, address), uri.mask());
    check(name, uri);
    this.source = new PGSimpleDataSource();
    source.setServerNames(new String[] {uri.host()});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    uri.user().ifPresent(source::setUser);
    uri.password().ifPresent(source::setPassword);
    set(PGProperty.APPLICATION_NAME, "weir/" + name);
    set(PGProperty.CONNECT_TIMEOUT, CONNECT_SECONDS);
    set(PGProperty.LOGIN_TIMEOUT, LOGIN_SECONDS);
    set(PGProperty.TCP_KEEP_ALIVE, "true");
    OPTIONS.forEach(
        (option, property) ->
            Optional.ofNullable(uri.options().get(option))
                .ifPresent(value -> set(property, value)));
    secure(uri);
  }

  /**
   * A new session, in auto-commit, its time zone UTC, its floats as short as is exact. The caller
   * closes it.
   *
   * @throws dev.weir.error.WeirException naming the address and what to do
   */
  public Connection open() {
    try {
      Connection connection = source.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute(SETTINGS);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw errors.of("connect", e);
    }
  }

  /**
   * Opens a session and asks who answers.
   *
   * @throws dev.weir.error.WeirException naming the address and what to do
   */
  public ServerIdentity identify() {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IDENTITY)) {
      row.next();
      String mode = String.valueOf(source.getProperty(PGProperty.SSL_MODE));
      return new ServerIdentity(
          "PostgreSQL " + row.getString(1),
          address,
          row.getString(2),
          Optional.ofNullable(row.getString(3)),
          mode.startsWith("verify"));
    } catch (SQLException e) {
      throw errors.of("ask who answers", e);
    }
  }

  /** Turns failures of these sessions into sentences. */
  public PostgresErrors errors() {
    return errors;
  }

  private void secure(ConnectionUri uri) {
    Map<String, String> options = uri.options();
    if (!options.containsKey("sslmode") && !LOOPBACK.matcher(uri.host()).matches()) {
      set(PGProperty.SSL_MODE, "verify-full");
    }
    // Without an authority of its own, the driver would look for a file in the home directory.
    if (!options.containsKey("sslrootcert") && !options.containsKey("sslcert")) {
      set(PGProperty.SSL_FACTORY, DefaultJavaSSLFactory.class.getName());
    }
  }

  private void set(PGProperty property, String value) {
    source.setProperty(property, value);
  }

  private static void check(String name, ConnectionUri uri) {
    if (!uri.scheme().equals("postgresql") && !uri.scheme().equals("postgres")) {
      throw invalid(name, "its kind is '" + uri.scheme() + "', not postgresql");
    }
    if (uri.host().isEmpty()) {
      throw invalid(name, "it names no host");
    }
    for (String option : uri.options().keySet()) {
      if (!OPTIONS.containsKey(option)) {
        throw invalid(
            name,
            "it has no option '%s', but %s"
                .formatted(option, String.join(", ", new TreeSet<>(OPTIONS.keySet()))));
      }
    }
    String mode = uri.options().getOrDefault("sslmode", "prefer");
    if (!SSL_MODES.contains(mode)) {
      throw invalid(name, "sslmode is one of " + String.join(", ", SSL_MODES));
    }
    if (!uri.options().getOrDefault("connect_timeout", "1").matches("\\d{1,5}")) {
      throw invalid(name, "connect_timeout is a number of seconds");
    }
  }

  private static TerminalException invalid(String name, String reason) {
    return new TerminalException(
        PostgresError.INVALID_ADDRESS,
        "Cannot use the address of connection '%s': %s. Write postgresql://user:password@host:port/database?sslmode=verify-full."
            .formatted(name, reason));
  }
}
