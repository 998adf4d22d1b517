package dev.weir.infra;

import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.aws.Forwarder;
import dev.weir.testkit.aws.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database with the sample of course-ratings, in a PostgreSQL that Lambda containers reach. */
final class ReachableDatabase implements AutoCloseable {
  private static final Path COURSES =
      Template.ROOT.resolve("pipelines/course-ratings/sample/courses.sql");

  private final ConnectionUri database = PostgresServer.newDatabase();
  private final Forwarder door = Forwarder.to(database.port());

  private ReachableDatabase() {}

  static ReachableDatabase ofCourses() {
    ReachableDatabase made = new ReachableDatabase();
    try (Connection connection = made.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(COURSES));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot fill a database with " + COURSES, e);
    }
  }

  /** As containers reach it; the server has no certificate, and takes any password. */
  String uri() {
    return "postgresql://%s:any@%s:%d/%s?sslmode=disable"
        .formatted(
            PostgresServer.USER,
            LocalStack.running().machineInNetwork(),
            door.port(),
            database.path());
  }

  Connection connect() throws SQLException {
    return connect(database);
  }

  static Connection connect(ConnectionUri database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.path()),
        PostgresServer.USER,
        "any");
  }

  @Override
  public void close() {
    door.close();
  }
}
