package dev.weir.postgres.warehouse;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.parquet.read.Footers;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.TargetLoad;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A row lies on one page, of which it has 8,160 bytes. Long texts, bytes and numbers are stored
 * elsewhere; what is left in the row, and columns of a fixed size, must fit.
 */
final class RowSize {
  /** On a page of 8 KiB, which all but self-made servers have. */
  private static final int MAX_BYTES = 8160;

  /** Of every row. */
  private static final int HEADER_BYTES = 23;

  private RowSize() {}

  /**
   * Finds rows that cannot be stored before any is copied, as far as the columns that hold no null
   * tell.
   *
   * @throws TerminalException naming the table, and its columns
   */
  static void check(TargetLoad target, Lake lake) {
    List<Column> columns = target.schema().columns();
    if (bytes(columns) <= MAX_BYTES) {
      return;
    }
    for (DataFile file : target.files()) {
      Set<String> full =
          Footers.ofTail(lake.location(file.key()), bytes -> lake.tail(file.key(), bytes)).full();
      List<Column> filled =
          columns.stream().filter(column -> full.contains(column.name())).toList();
      if (file.rows() > 0 && bytes(filled) > MAX_BYTES) {
        throw tooLarge(target, filled);
      }
    }
  }

  /** Whether it is a limit of what is stored: of a row, or of an index's entry. */
  static boolean isExceeded(SQLException e) {
    return PostgresErrors.state(e).startsWith("54");
  }

  /**
   * @param action as it goes on after "Cannot"
   */
  static TerminalException exceeded(String action, SQLException e) {
    return new TerminalException(
        WarehouseError.TOO_LARGE,
        "Cannot %s: %s. Nothing was published. Select fewer columns or shorten the values in the pipeline; if it names an index, drop that."
            .formatted(action, PostgresErrors.sentence(e)),
        e);
  }

  private static TerminalException tooLarge(TargetLoad target, List<Column> filled) {
    return new TerminalException(
        WarehouseError.TOO_LARGE,
        String.format(
            Locale.ROOT,
            "Cannot publish %s: a row is too large. Its %,d columns from '%s' to '%s' take %,d"
                + " bytes or more, and PostgreSQL has %,d for a row. Select fewer columns, or"
                + " publish them as several tables.",
            target.table(),
            filled.size(),
            filled.getFirst().name(),
            filled.getLast().name(),
            bytes(filled),
            MAX_BYTES));
  }

  private static int bytes(List<Column> columns) {
    return HEADER_BYTES + columns.stream().mapToInt(column -> bytes(column.type())).sum();
  }

  /** At least, without what alignment adds. */
  private static int bytes(ColumnType type) {
    return switch (type) {
      case ColumnType.Decimal _ -> 3;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN, TEXT, BINARY -> 1;
            case INTEGER, REAL, DATE -> Integer.BYTES;
            case BIGINT, DOUBLE, TIMESTAMP, TIMESTAMPTZ -> Long.BYTES;
          };
    };
  }
}
