package dev.weir.standin.redshift.engine;

import dev.weir.secrets.ConnectionUri;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;

/** The PostgreSQL database beneath. */
public final class Database {
  /** A backslash in a literal escapes, as in the PostgreSQL that Redshift descends from. */
  private static final String SESSION =
      "SET TIME ZONE 'UTC'; SET escape_string_warning = off; SET standard_conforming_strings = off;"
          + " SET client_min_messages = error";

  private final ConnectionUri address;

  public Database(ConnectionUri address) {
    this.address = address;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(catalog());
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot prepare the stand-in's database " + address, e);
    }
  }

  /** A session as Redshift's are, in a transaction; any isolation violation shows. */
  Connection open() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
    }
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    return connection;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", address.user().orElseThrow());
    // Parameters have the type that the statement wants.
    properties.setProperty("stringtype", "unspecified");
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), address.path()),
        properties);
  }

  private static String catalog() {
    try (InputStream sql =
        Objects.requireNonNull(
            Database.class.getResourceAsStream("/dev/weir/standin/redshift/catalog.sql"))) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
