package dev.weir.database.choice;

import dev.weir.error.TerminalException;
import dev.weir.mysql.MySqlConnections;
import dev.weir.mysql.MySqlSource;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.Connection;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.source.PostgresSource;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceDatabases;

/**
 * Chooses by the connection's kind; the address is looked up each time.
 *
 * @param files how what is read is written
 */
public record Databases(Secrets secrets, WriterSettings files) implements SourceDatabases {
  /**
   * @throws TerminalException if no address is set, or one of another kind of database
   */
  @Override
  public SourceDatabase open(String name, Connection.Database connection) {
    ConnectionUri uri = secrets.connection(name).orElseThrow(() -> unset(name, connection));
    String database = connection.database();
    SessionBudget budget = SessionBudget.of(connection.maxConnections());
    return switch (connection.kind()) {
      case POSTGRESQL ->
          new PostgresSource(new PostgresConnections(name, uri, database), files, budget);
      case MYSQL -> new MySqlSource(new MySqlConnections(name, uri, database), files, budget);
    };
  }

  private TerminalException unset(String name, Connection.Database connection) {
    String example =
        switch (connection.kind()) {
          case POSTGRESQL -> "postgresql://host:5432/database";
          case MYSQL -> "mysql://host:3306/database";
        };
    return new TerminalException(
        DatabaseChoiceError.NO_ADDRESS,
        "Cannot reach connection '%s': nothing says where it is. Set %s to %s."
            .formatted(name, secrets.place(name), example));
  }
}
