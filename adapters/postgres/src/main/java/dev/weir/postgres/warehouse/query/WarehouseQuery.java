package dev.weir.postgres.warehouse.query;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.query.ParameterizedSql;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A query with the values of its parameters.
 *
 * @param sql with a question mark for each value
 */
public record WarehouseQuery(String sql, List<Object> values) {
  public WarehouseQuery {
    values = List.copyOf(values);
  }

  /**
   * @throws TerminalException if a parameter has no value, or one of another type
   */
  public static WarehouseQuery of(String sql, Map<String, Object> parameters) {
    try {
      ParameterizedSql query = ParameterizedSql.parse(sql);
      return new WarehouseQuery(query.sql(), query.values(parameters));
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          WarehouseError.INVALID_QUERY, "Cannot run the query: " + e.getMessage() + ".", e);
    }
  }

  /**
   * In a transaction that only reads, which is left to the caller to end.
   *
   * @param timeout after which the server cancels it
   */
  public Rows run(Connection connection, Duration timeout, int limit) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    Statements.run(connection, "SET statement_timeout = " + timeout.toMillis());
    return QueryRows.read(connection, sql, values, limit);
  }
}
