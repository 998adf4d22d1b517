package dev.weir.postgres.warehouse;

import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/** Sessions that neither wait for a lock for long nor hold one while their process is frozen. */
record WarehouseSessions(PostgresConnections connections, WarehouseSettings settings) {
  Connection open() throws SQLException {
    Connection connection = connections.open();
    try {
      Statements.run(connection, settings.setLockTimeout());
      Statements.run(connection, settings.setIdleTimeout());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * @param action as it goes on after "Cannot"
   */
  RuntimeException failed(String action, SQLException e) {
    return RowSize.isExceeded(e) ? RowSize.exceeded(action, e) : connections.errors().of(action, e);
  }
}
