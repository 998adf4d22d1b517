package dev.weir.postgres.warehouse;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.lake.Lake;
import dev.weir.parquet.read.RecordReader;
import dev.weir.pipeline.Write;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.StagingNote;
import dev.weir.warehouse.sql.StagingSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Staging tables of a run. One is made, filled and noted in a single transaction: if it is there,
 * it is complete.
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

  private boolean isThere(TargetLoad target) throws SQLException {
    return new PostgresCatalog(connection)
        .hasTable(PublicationSql.SCHEMA, sql.staging().name(target));
  }

  /** Leaves the connection in auto-commit if it succeeds. */
  void fill(TargetLoad target, Lake lake, Path scratch) throws SQLException {
    connection.setAutoCommit(false);
    // Another process may have completed it since we looked. What is there without its note is of
    // nobody who is at work: both are made in one transaction.
    if (isThere(target) && !isComplete(target)) {
      drop(target);
    }
    Statements.run(connection, sql.staging().create(target));
    long rows = copy(target, lake, scratch);
    if (rows != target.rows()) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_RECONCILE,
          "Cannot stage %s: its files have %s rows, but the data set says %s. Nothing was published. Start a new run."
              .formatted(target.table(), rows, target.rows()));
    }
    List<ExistingColumn> table = new PostgresCatalog(connection).columns(target.table());
    new StagedValues(connection, sql.staging().fit(target, table)).check(target);
    if (target.write() == Write.MERGE) {
      refuseDuplicates(target, table);
    }
    Statements.run(connection, sql.staging().comment(target, rows));
    connection.commit();
    connection.setAutoCommit(true);
  }

  Optional<Long> count(TargetLoad target) throws SQLException {
    return note(target).isPresent()
        ? Optional.of(Statements.number(connection, sql.staging().count(target)))
        : Optional.empty();
  }

  void drop(TargetLoad target) throws SQLException {
    Statements.run(connection, StagingSql.dropIfExists(sql.staging().name(target)));
  }

  /** Drops what was left behind and can never be published any more. */
  void dropLeft(TargetLoad target) throws SQLException {
    long newest = Statements.number(connection, sql.ledger().newestFence(target.table()));
    for (String table : left(target, newest)) {
      Statements.run(connection, StagingSql.dropIfExists(table));
    }
  }

  private List<String> left(TargetLoad target, long newest) throws SQLException {
    List<String> left = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(STAGING_TABLES)) {
      statement.setString(1, PublicationSql.SCHEMA);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          StagingNote.parse(row.getString(2))
              .filter(note -> sql.staging().isLeft(target, note, newest))
              .ifPresent(_ -> left.add(name));
        }
      }
    }
    return left;
  }

  private long copy(TargetLoad target, Lake lake, Path scratch) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy(sql, target));
    try {
      CopyText text = new CopyText(target.schema());
      for (DataFile file : target.files()) {
        try (FetchedFile fetched = FetchedFile.of(lake, file.key(), scratch);
            RecordReader reader = RecordReader.open(fetched.path())) {
          checkColumns(target, lake.location(file.key()), reader.schema());
          while (reader.hasNext()) {
            byte[] line = text.line(reader.next());
            copy.writeToCopy(line, 0, line.length);
          }
        }
      }
      return copy.endCopy();
    } catch (WeirException e) {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
      throw e;
    }
  }

  static String copy(PublicationSql sql, TargetLoad target) {
    return sql.staging().copyInto(target) + " FROM STDIN";
  }

  private static void checkColumns(TargetLoad target, String file, Schema found) {
    if (!types(found).equals(types(target.schema()))) {
      throw new TerminalException(
          WarehouseError.FILE_MISMATCH,
          "Cannot stage %s from %s: the file has the columns %s, the data set %s. Start a new run."
              .formatted(target.table(), file, types(found), types(target.schema())));
    }
  }

  private static List<String> types(Schema schema) {
    return schema.columns().stream().map(Staging::type).toList();
  }

  private static String type(Column column) {
    return column.name() + " " + column.type().text();
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
