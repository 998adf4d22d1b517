package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.LedgerState;
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
   * The tables as this run published them; empty if it has not.
   *
   * @throws TerminalException if a newer run of the pipeline has published, or one of this name in
   *     another lake, or the run is in some of the ledgers only
   */
  Optional<List<PublishedTable>> published(Publication publication) throws SQLException {
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

  private Optional<List<PublishedTable>> read(Publication publication) throws SQLException {
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
      case LedgerState.Open _ -> Optional.empty();
      case LedgerState.Published published -> Optional.of(published.tables());
      case LedgerState.Overtaken overtaken ->
          throw new TerminalException(WarehouseError.OVERTAKEN, overtaken.reason());
      case LedgerState.OfAnotherLake other ->
          throw new TerminalException(WarehouseError.OTHER_LAKE, other.reason());
      case LedgerState.PartlyPublished partly ->
          throw new TerminalException(WarehouseError.PARTLY_PUBLISHED, partly.reason());
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
                row.getString("run_id"),
                row.getLong("rows"),
                row.getTimestamp("published_at").toInstant(),
                row.getString(LedgerSql.LAKE)));
      }
    }
    return rows;
  }
}
