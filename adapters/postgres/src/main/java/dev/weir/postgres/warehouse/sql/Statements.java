package dev.weir.postgres.warehouse.sql;

import dev.weir.postgres.connection.PostgresErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Runs statements without parameters. */
public final class Statements {
  /** Schema, table, column, entry of a catalog. */
  private static final Set<String> THERE_ALREADY =
      Set.of("42P06", "42P07", "42701", "42710", "23505");

  private Statements() {}

  /** Returns how many rows were changed. */
  public static long run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Makes something unless it is there. Only in auto-commit: a failure would end a transaction. */
  public static void make(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // IF NOT EXISTS does not help against a session that does the same at the same moment.
      if (!isThereAlready(e)) {
        throw e;
      }
    }
  }

  /** Whether another session has made the same schema, table or column at the same moment. */
  public static boolean isThereAlready(SQLException e) {
    return THERE_ALREADY.contains(PostgresErrors.state(e));
  }

  /** Whether a table that a statement names does not exist. */
  public static boolean isNotThere(SQLException e) {
    return PostgresErrors.state(e).equals("42P01");
  }

  /** The only value of a query's only row. */
  public static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
