package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.postgres.warehouse.copy.FileCopy;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.StagingNote;
import dev.weir.warehouse.sql.StagingSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Staging tables of a run. Rows are staged and counted by the table's note in a single transaction:
 * it is complete when all are.
 */
final class Staging {
  private static final int SHOWN_KEYS = 5;

  private static final String STAGING_TABLES =
      """
      SELECT c.relname, obj_description(c.oid, 'pg_class')
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname LIKE 'stage\\_%'\
      """;

  private final Connection connection;
  private final PublicationSql sql;

  Staging(Connection connection, PublicationSql sql) {
    this.connection = connection;
    this.sql = sql;
  }

  private Optional<StagingNote> note(TargetLoad target) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT obj_description(to_regclass(?), 'pg_class')")) {
      statement.setString(1, sql.staging().table(target));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return StagingNote.parse(row.getString(1));
      }
    }
  }

  boolean isComplete(TargetLoad target) throws SQLException {
    return note(target).filter(note -> sql.staging().isComplete(target, note)).isPresent();
  }

  /** Whether some of its rows are staged, or all. */
  boolean isBegun(TargetLoad target) throws SQLException {
    return note(target).isPresent();
  }

  /**
   * Stages the next rows, in one transaction with the note that counts them. After the last, all of
   * them are looked at. Leaves the connection in auto-commit if it succeeds.
   *
   * @param files those of the target
   * @param bytes of text after which no other row is begun
   * @return how many are staged
   */
  long fill(TargetLoad target, FileCopy files, long bytes) throws SQLException {
    connection.setAutoCommit(false);
    long before = begin(target);
    long rows = before;
    if (rows < target.rows() || rows == 0) {
      rows += files.copy(connection, copy(sql, target), before, bytes);
      if (rows == target.rows()) {
        check(target);
      }
      Statements.run(connection, sql.staging().comment(target, rows));
    }
    connection.commit();
    connection.setAutoCommit(true);
    return rows;
  }

  private boolean isThere(TargetLoad target) throws SQLException {
    return new PostgresCatalog(connection)
        .hasTable(PublicationSql.SCHEMA, sql.staging().name(target));
  }

  /** Makes the table, or locks it. Returns how many rows it has: another process may stage too. */
  private long begin(TargetLoad target) throws SQLException {
    Optional<StagingNote> before = note(target).filter(note -> sql.staging().isOf(target, note));
    // What is there without its note is of nobody who is at work: both are made in one transaction.
    if (before.isEmpty() && isThere(target)) {
      drop(target);
    }
    if (before.isEmpty()) {
      Statements.run(connection, sql.staging().create(target));
      return 0;
    }
    Statements.run(
        connection,
        "LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(sql.staging().table(target)));
    return note(target).map(StagingNote::rows).orElse(0L);
  }

  private void check(TargetLoad target) throws SQLException {
    List<ExistingColumn> table = new PostgresCatalog(connection).columns(target.table());
    new StagedValues(connection, sql.staging().fit(target, table)).check(target);
    if (target.write() == Write.MERGE) {
      refuseDuplicates(target, table);
    }
  }

  Optional<Long> count(TargetLoad target) throws SQLException {
    return note(target).isPresent()
        ? Optional.of(Statements.number(connection, sql.staging().count(target)))
        : Optional.empty();
  }

  void drop(TargetLoad target) throws SQLException {
    Statements.run(connection, StagingSql.dropIfExists(sql.staging().name(target)));
  }

  /** Drops what was left behind and is of no use any more. */
  void dropLeft(List<TargetLoad> targets) throws SQLException {
    long newest = 0;
    for (TargetLoad target : targets) {
      newest =
          Math.max(newest, Statements.number(connection, sql.ledger().newestFence(target.table())));
    }
    for (String table : left(targets, newest)) {
      Statements.run(connection, StagingSql.dropIfExists(table));
    }
  }

  private List<String> left(List<TargetLoad> targets, long newest) throws SQLException {
    return all(connection).entrySet().stream()
        .filter(table -> sql.staging().isLeft(targets, table.getValue(), newest))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those of all runs that have a note, by name. */
  static Map<String, StagingNote> all(Connection connection) throws SQLException {
    Map<String, StagingNote> all = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STAGING_TABLES)) {
      statement.setString(1, PublicationSql.SCHEMA);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          StagingNote.parse(row.getString(2)).ifPresent(note -> all.put(name, note));
        }
      }
    }
    return all;
  }

  static String copy(PublicationSql sql, TargetLoad target) {
    return sql.staging().copyInto(target) + " FROM STDIN";
  }

  private void refuseDuplicates(TargetLoad target, List<ExistingColumn> table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(sql.staging().duplicates(target, table, SHOWN_KEYS))) {
      while (row.next()) {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= target.keys().size(); i++) {
          key.add(target.keys().get(i - 1) + "=" + row.getString(i));
        }
        found.add(
            "%s (%s rows)"
                .formatted(String.join(", ", key), row.getLong(target.keys().size() + 1)));
      }
    }
    if (!found.isEmpty()) {
      throw new TerminalException(
          WarehouseError.DUPLICATE_KEYS,
          "Cannot merge into %s: the data has more than one row for %s. Deduplicate it in the pipeline (deduplicate), or correct the target's keys."
              .formatted(target.table(), String.join("; ", found)));
    }
  }
}
