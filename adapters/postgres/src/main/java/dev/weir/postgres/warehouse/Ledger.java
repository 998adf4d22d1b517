package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.ledger.LedgerState;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledgers say about one run. */
final class Ledger {
  private final Connection connection;
  private final PublicationSql sql;

  Ledger(Connection connection, PublicationSql sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /**
   * Whether the run is published, or what of it may be.
   *
   * @throws TerminalException if it can never be
   */
  LedgerState.Standing of(Publication publication) throws SQLException {
    // As of one moment: a commit in between would look like half of one.
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try {
      return read(publication);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  /** Where the pipeline's newest runs left the cursors, of tables that it has published. */
  static Map<TableName, Optional<String>> cursors(
      Connection connection, String pipeline, List<TableName> tables) throws SQLException {
    PostgresCatalog catalog = new PostgresCatalog(connection);
    List<TableName> known = new ArrayList<>();
    for (TableName table : tables) {
      if (catalog.hasTable(PublicationSql.SCHEMA, LedgerSql.name(table))) {
        known.add(table);
      }
    }
    Map<TableName, Optional<String>> cursors = new HashMap<>();
    if (known.isEmpty()) {
      return cursors;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LedgerSql.cursors(known, pipeline))) {
      while (row.next()) {
        Optional<String> text = Optional.ofNullable(row.getString(2));
        if (text.isPresent() || row.getLong(3) > 0) {
          cursors.put(TableName.parse(row.getString(1)), text);
        }
      }
    }
    return cursors;
  }

  private LedgerState.Standing read(Publication publication) throws SQLException {
    Map<TableName, List<LedgerState.Row>> ledgers = new HashMap<>();
    PostgresCatalog catalog = new PostgresCatalog(connection);
    for (TargetLoad target : publication.targets()) {
      TableName table = target.table();
      if (catalog.hasTable(PublicationSql.SCHEMA, LedgerSql.name(table))) {
        boolean withLake =
            catalog.hasColumn(PublicationSql.SCHEMA, LedgerSql.name(table), LedgerSql.LAKE);
        ledgers.put(table, rows(table, withLake));
      }
    }
    return switch (LedgerState.of(publication, ledgers)) {
      case LedgerState.Standing standing -> standing;
      case LedgerState.Refused refused ->
          throw new TerminalException(error(refused.reason()), refused.sentence());
    };
  }

  private static WarehouseError error(LedgerState.Reason reason) {
    return switch (reason) {
      case OVERTAKEN -> WarehouseError.OVERTAKEN;
      case OTHER_LAKE -> WarehouseError.OTHER_LAKE;
      case OTHER_PLAN -> WarehouseError.OTHER_PLAN;
      case PARTLY_PUBLISHED -> WarehouseError.PARTLY_PUBLISHED;
    };
  }

  private List<LedgerState.Row> rows(TableName table, boolean withLake) throws SQLException {
    List<LedgerState.Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.ledger().read(table, withLake))) {
      while (row.next()) {
        rows.add(
            LedgerState.Row.of(
                row.getBoolean("own"),
                row.getBoolean("newer"),
                row.getString("run_id"),
                row.getLong("rows"),
                row.getTimestamp("published_at").toInstant(),
                row.getString("plan_hash"),
                row.getString("cursor"),
                row.getString(LedgerSql.LAKE)));
      }
    }
    return rows;
  }
}
