package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Write;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
   * @throws TerminalException if a newer run of the pipeline has published, or the run is in some
   *     of the ledgers only
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
    List<PublishedTable> published = new ArrayList<>();
    Optional<TerminalException> overtaken = Optional.empty();
    for (TargetLoad target : publication.targets()) {
      if (new Catalog(connection)
          .hasTable(PublicationSql.SCHEMA, PublicationSql.ledgerName(target.table()))) {
        Entry entry = read(target);
        entry.own().ifPresent(published::add);
        if (target.write() != Write.APPEND) {
          overtaken =
              overtaken.or(() -> entry.newer().map(newer -> overtaken(publication, target, newer)));
        }
      }
    }
    if (published.size() == publication.targets().size()) {
      return Optional.of(published);
    }
    if (!published.isEmpty()) {
      throw partly(publication, published);
    }
    if (overtaken.isPresent()) {
      throw overtaken.get();
    }
    return Optional.empty();
  }

  private record Entry(Optional<PublishedTable> own, Optional<String> newer) {}

  private Entry read(TargetLoad target) throws SQLException {
    Optional<PublishedTable> own = Optional.empty();
    Optional<String> newer = Optional.empty();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.readLedger(target.table()))) {
      while (row.next()) {
        if (row.getBoolean("own")) {
          own =
              Optional.of(
                  new PublishedTable(
                      target.table().toString(),
                      row.getLong("rows"),
                      row.getTimestamp("published_at").toInstant()));
        } else if (newer.isEmpty()) {
          newer = Optional.of(row.getString("run_id"));
        }
      }
    }
    return new Entry(own, newer);
  }

  private static TerminalException overtaken(
      Publication publication, TargetLoad target, String newer) {
    return new TerminalException(
        WarehouseError.OVERTAKEN,
        "Cannot publish run %s: a newer run, %s, has taken over and published %s. Nothing was changed; nothing needs to be done."
            .formatted(publication.context().run(), newer, target.table()));
  }

  private static TerminalException partly(Publication publication, List<PublishedTable> published) {
    return new TerminalException(
        WarehouseError.PARTLY_PUBLISHED,
        "Cannot publish run %s: the ledgers have it for %s, but not for the other targets, so they were changed by hand. Start a new run."
            .formatted(
                publication.context().run(),
                String.join(", ", published.stream().map(PublishedTable::table).toList())));
  }
}
