package dev.weir.postgres.warehouse.copy;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.lake.Lake;
import dev.weir.parquet.read.RecordReader;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.TargetLoad;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies a target's files from the lake into a table. */
public final class FileCopy {
  private final TargetLoad target;
  private final Lake lake;
  private final Path scratch;

  /**
   * @param scratch folder for temporary files, made when needed
   */
  public FileCopy(TargetLoad target, Lake lake, Path scratch) {
    this.target = target;
    this.lake = lake;
    this.scratch = scratch;
  }

  /**
   * Copies the next rows of the files, in their order.
   *
   * @param copy a COPY from STDIN of the target's columns
   * @param from rows that were copied before
   * @param bytes of text after which no other row is begun
   * @return how many were copied
   * @throws TerminalException if a file has other columns, or other rows than the data set says
   */
  public long copy(Connection connection, String copy, long from, long bytes) throws SQLException {
    CopyIn into = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      CopyText text = new CopyText(target.schema(), from);
      long skipped = from;
      for (DataFile file : target.files()) {
        if (skipped >= file.rows() && file.rows() > 0) {
          skipped -= file.rows();
        } else if (text.bytes() < bytes) {
          copy(file, skipped, text, bytes, into);
          skipped = 0;
        }
      }
      return into.endCopy();
    } catch (WeirException e) {
      if (into.isActive()) {
        into.cancelCopy();
      }
      throw e;
    }
  }

  private void copy(DataFile file, long skipped, CopyText text, long bytes, CopyIn into)
      throws SQLException {
    try (FetchedFile fetched = FetchedFile.of(lake, file.key(), scratch);
        RecordReader reader = RecordReader.open(fetched.path())) {
      checkColumns(file, reader.schema());
      long rows = reader.skip(skipped);
      while (reader.hasNext()) {
        // The last row is followed by a look for more of them.
        if (text.bytes() >= bytes && rows < file.rows()) {
          return;
        }
        byte[] line = text.line(reader.next());
        into.writeToCopy(line, 0, line.length);
        rows++;
      }
      checkRows(file, rows);
    }
  }

  private void checkRows(DataFile file, long rows) {
    if (rows != file.rows()) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_RECONCILE,
          "Cannot stage %s: %s has %s rows, but the data set says %s. Nothing was published. Start a new run."
              .formatted(target.table(), lake.location(file.key()), rows, file.rows()));
    }
  }

  private void checkColumns(DataFile file, Schema found) {
    if (!types(found).equals(types(target.schema()))) {
      throw new TerminalException(
          WarehouseError.FILE_MISMATCH,
          "Cannot stage %s from %s: the file has the columns %s, the data set %s. Start a new run."
              .formatted(
                  target.table(), lake.location(file.key()), types(found), types(target.schema())));
    }
  }

  private static List<String> types(Schema schema) {
    return schema.columns().stream().map(FileCopy::type).toList();
  }

  private static String type(Column column) {
    return column.name() + " " + column.type().text();
  }
}
