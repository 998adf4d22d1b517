package dev.weir.laptop.server;

import static dev.weir.text.Identifier.quoted;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database that is there wholly or not at all: it is filled under another name, which is then
 * changed. An advisory lock, which dies with its session, keeps two commands from doing it at once.
 */
final class SampleDatabase {
  private static final String MAINTENANCE = "postgres";

  private final Function<String, ConnectionUri> uris;
  private final String name;
  private final String unfinished;
  private final Optional<Path> sample;
  private final Consumer<String> told;

  SampleDatabase(
      Function<String, ConnectionUri> uris,
      String name,
      Optional<Path> sample,
      Consumer<String> told) {
    this.uris = uris;
    this.name = name;
    this.unfinished = name.substring(0, Math.min(name.length(), 50)) + ".unfinished";
    this.sample = sample;
    this.told = told;
  }

  void make() {
    try (Connection maintenance = Jdbc.connect(uris.apply(MAINTENANCE))) {
      if (exists(maintenance)) {
        return;
      }
      lock(maintenance);
      if (!exists(maintenance)) {
        fill(maintenance);
      }
    } catch (SQLException e) {
      throw failed(e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void fill(Connection maintenance) throws SQLException, IOException {
    try (Statement statement = maintenance.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + quoted(unfinished) + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + quoted(unfinished));
      if (sample.isPresent()) {
        told.accept("Filling database %s from %s".formatted(name, sample.get()));
        execute(Files.readString(sample.get()));
      }
      statement.execute("ALTER DATABASE " + quoted(unfinished) + " RENAME TO " + quoted(name));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = Jdbc.connect(uris.apply(unfinished));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      // Plans are made from statistics: have them from the start.
      statement.execute("VACUUM ANALYZE");
    }
  }

  private boolean exists(Connection maintenance) throws SQLException {
    try (PreparedStatement statement =
        maintenance.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private void lock(Connection maintenance) throws SQLException {
    try (PreparedStatement statement =
        maintenance.prepareStatement("SELECT pg_advisory_lock(hashtext(?))")) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  private TerminalException failed(Exception e) {
    return new TerminalException(
        ServerError.SAMPLE_FAILED,
        "Cannot make database '%s'%s: %s. Correct that, then try again."
            .formatted(name, sample.map(file -> " from " + file).orElse(""), e.getMessage()),
        e);
  }
}
