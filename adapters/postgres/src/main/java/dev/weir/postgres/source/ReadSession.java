package dev.weir.postgres.source;

import dev.weir.postgres.connection.PostgresConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** One read-only transaction on a connection of its own. */
final class ReadSession implements AutoCloseable {
  private final Connection connection;

  ReadSession(PostgresConnections connections) {
    this.connection = connections.open();
  }

  Connection connection() {
    return connection;
  }

  /** Begins; sees the database as it is when the first statement after this one runs. */
  void begin() throws SQLException {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Text must not depend on what is set for the user; a lock must not be waited for without end.
    execute("SET LOCAL IntervalStyle = 'postgres'");
    execute("SET LOCAL lock_timeout = '30s'");
  }

  /** Begins; sees the database as another session did when it exported the snapshot. */
  void begin(String snapshot) throws SQLException {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // An identifier that the server made; a parameter is not possible here.
    execute("SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
    execute("SET LOCAL IntervalStyle = 'postgres'");
    execute("SET LOCAL lock_timeout = '30s'");
  }

  /**
   * Keeps the table's form, and its rows from being truncated, until the transaction ends. A lock
   * taken first also comes before the snapshot.
   */
  void lock(SourceCatalog.Table table) throws SQLException {
    if (table.lockable()) {
      execute("LOCK TABLE " + table.sql() + " IN ACCESS SHARE MODE");
    }
  }

  /** Makes what this session sees available to others, as long as its transaction lasts. */
  String exportSnapshot() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
      row.next();
      return row.getString(1);
    }
  }

  CopyOut copy(String select) throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + select + ") TO STDOUT (FORMAT BINARY)");
  }

  /**
   * Stops what the server does for this session; from any thread. May take as long as a connect.
   */
  void cancel() {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      abort();
    }
  }

  /** Cuts the connection, at once; from any thread. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is closed already, which is what was wanted.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing was written: there is nothing to lose.
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
