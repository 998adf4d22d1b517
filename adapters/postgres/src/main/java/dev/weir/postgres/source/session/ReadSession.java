package dev.weir.postgres.source.session;

import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.connection.PostgresErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyOut;

/** One read-only transaction on a connection of its own. */
public final class ReadSession implements AutoCloseable {
  private static final String NOT_PERMITTED = "42501";

  /** The first key of the locks: "Weir", so that they are nobody else's. */
  private static final int BUDGET = 0x57656972;

  private final Connection connection;
  private final RowSecurity security;

  public ReadSession(PostgresConnections connections, RowSecurity security) {
    this.connection = connections.open();
    this.security = security;
  }

  public Connection connection() {
    return connection;
  }

  /** Begins; sees the database as it is when the first statement after this one runs. */
  public void begin() throws SQLException {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    limit();
  }

  /** Begins; sees the database as another session did when it exported the snapshot. */
  public void begin(String snapshot) throws SQLException {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // An identifier that the server made; a parameter is not possible here.
    execute("SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
    limit();
  }

  /** Ends the transaction. */
  public void rollback() throws SQLException {
    execute("ROLLBACK");
  }

  private void limit() throws SQLException {
    // A lock must not be waited for without end.
    execute("SET LOCAL lock_timeout = '30s'");
    // Switched off, the server does not hide rows but refuses the statement.
    execute("SET LOCAL row_security = " + (security == RowSecurity.ALLOW ? "on" : "off"));
  }

  /**
   * Keeps the form of tables and views, and their rows from being truncated, until the transaction
   * ends. Taken first, it also comes before the snapshot. Where the user lacks the right to one,
   * none is locked.
   *
   * @param relations in SQL
   */
  public void lock(List<String> relations) throws SQLException {
    if (relations.isEmpty()) {
      return;
    }
    execute("SAVEPOINT locks");
    try {
      execute("LOCK TABLE " + String.join(", ", relations) + " IN ACCESS SHARE MODE");
    } catch (SQLException e) {
      if (!PostgresErrors.state(e).equals(NOT_PERMITTED)) {
        throw e;
      }
      execute("ROLLBACK TO SAVEPOINT locks");
    }
    // A snapshot can be exported from the transaction itself only. The locks stay.
    execute("RELEASE SAVEPOINT locks");
  }

  /** Makes what this session sees available to others, as long as its transaction lasts. */
  public String exportSnapshot() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Whether {@link #takePlaces} may find one. Holds nothing: a snapshot must not be older than the
   * locks on what is read, so places are taken after all that, which is too much to do in vain.
   */
  public boolean isPlaceFree(int budget) throws SQLException {
    String taken =
        """
        SELECT count(*)
        FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
          AND l.classid = %d AND l.objsubid = 2 AND l.objid BETWEEN 1 AND %d\
        """
            .formatted(BUDGET, budget);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(taken)) {
      row.next();
      return row.getInt(1) < budget;
    }
  }

  /**
   * Takes places of a budget that all share who read this database, as long as the transaction
   * lasts: a lock of the session would stay with the server where a pooler lends sessions out for a
   * transaction.
   *
   * @param wanted at most
   * @param budget how many there are
   * @return how many it holds now; 0 if all are taken
   */
  public int takePlaces(int wanted, int budget) throws SQLException {
    int taken = 0;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
      // Behind a pooler the next call of it may meet another server session, without the statement.
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      statement.setInt(1, BUDGET);
      for (int place = 1; place <= budget && taken < wanted; place++) {
        statement.setInt(2, place);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          taken += row.getBoolean(1) ? 1 : 0;
        }
      }
    }
    return taken;
  }

  public CopyOut copy(String select) throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (" + select + ") TO STDOUT (FORMAT BINARY)");
  }

  /**
   * Stops what the server does for this session; from any thread. May take as long as a connect.
   */
  public void cancel() {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      abort();
    }
  }

  /** Cuts the connection, at once; from any thread. */
  public void abort() {
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
