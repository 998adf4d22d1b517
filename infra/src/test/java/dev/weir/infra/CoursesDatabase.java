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

/** The sample of course-ratings in a PostgreSQL that Lambda containers reach. */
final class CoursesDatabase implements AutoCloseable {
  private static final Path SAMPLE =
      Sam.ROOT.resolve("pipelines/course-ratings/sample/courses.sql");

  private final ConnectionUri database = PostgresServer.newDatabase();
  private final Forwarder door = Forwarder.to(database.port());

  CoursesDatabase() {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(SAMPLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot fill a database with " + SAMPLE, e);
    }
  }

  /** As the secret of the connection has it. */
  String uri() {
    return "postgresql://%s:any@%s:%d/%s?sslmode=disable"
        .formatted(
            PostgresServer.USER,
            LocalStack.running().machineInNetwork(),
            door.port(),
            database.path());
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
