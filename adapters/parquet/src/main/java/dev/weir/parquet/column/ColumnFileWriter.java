package dev.weir.parquet.column;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.ParquetFile;
import dev.weir.parquet.ParquetSchemas;
import dev.weir.parquet.WriterSettings;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.schema.MessageType;

/**
 * One Parquet file, written in batches of rows: all values of one column, then of the next. Memory
 * is bounded by the settings' row group. Not thread-safe.
 *
 * <p>For each row of a batch, each column gets one value or null: {@code write(value, 0, level)}
 * with the column's {@link #level}, or {@code writeNull(0, 0)}, which only a nullable column may
 * get.
 */
public final class ColumnFileWriter implements AutoCloseable {
  /**
   * Readers share out a file by its row groups, so one must not hold all rows of a narrow table.
   */
  private static final long MAX_ROW_GROUP_ROWS = 1 << 20;

  private static final int ROWS_BETWEEN_PAGE_CHECKS = 1000;

  private final Path path;
  private final long rowGroupBytes;
  private final List<ColumnDescriptor> columns;
  private final Dictionaries dictionaries = new Dictionaries();
  private final ColumnWriter[] writers;
  private final ParquetFile file;
  private long rowGroupRows;
  private long rows;
  private boolean finished;

  /**
   * @param path where no file is yet
   * @throws TerminalException if the disk does not take it
   */
  public ColumnFileWriter(Path path, Schema schema, WriterSettings settings) {
    MessageType type = ParquetSchemas.messageType(schema);
    this.path = path;
    this.rowGroupBytes = settings.rowGroupBytes();
    this.columns = type.getColumns();
    this.writers = new ColumnWriter[columns.size()];
    try {
      this.file = new ParquetFile(path, type, settings, properties(settings), Map.of());
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
    startRowGroup();
  }

  private ParquetProperties properties(WriterSettings settings) {
    return ParquetFile.properties(settings)
        .withValuesWriterFactory(dictionaries)
        .withMinRowCountForPageSizeCheck(ROWS_BETWEEN_PAGE_CHECKS)
        .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_PAGE_CHECKS)
        .estimateRowCountForPageSizeCheck(false)
        .build();
  }

  /** Takes a column's values of this batch; ask again after each batch. */
  public ColumnWriter column(int index) {
    return writers[index];
  }

  /** The definition level of a value that is there: 1 in a nullable column, else 0. */
  public int level(int index) {
    return columns.get(index).getMaxDefinitionLevel();
  }

  /** To be called when each column has got {@code count} values. */
  public void endBatch(int count) {
    ColumnWriteStore store = file.columns();
    for (int i = 0; i < count; i++) {
      store.endRecord();
    }
    rowGroupRows += count;
    rows += count;
    if (rowGroupRows >= MAX_ROW_GROUP_ROWS || store.getBufferedSize() >= rowGroupBytes) {
      endRowGroup();
      startRowGroup();
    }
  }

  public long rows() {
    return rows;
  }

  /** Bytes so far, written or still in memory. */
  public long bytes() {
    try {
      return file.bytes();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Completes the file. */
  public void finish() {
    endRowGroup();
    try {
      file.finish();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
    finished = true;
  }

  /** Deletes the file if it was not finished. */
  @Override
  public void close() {
    try {
      file.close();
      if (!finished) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private void startRowGroup() {
    for (int i = 0; i < writers.length; i++) {
      writers[i] = file.columns().getColumnWriter(columns.get(i));
    }
    rowGroupRows = 0;
  }

  private void endRowGroup() {
    dictionaries.endRowGroup();
    try {
      file.endRowGroup(rowGroupRows);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private static TerminalException cannotWrite(Path path, IOException e) {
    return new TerminalException(
        ParquetError.CANNOT_WRITE,
        "Cannot write %s: %s. Free space on that disk, or choose another folder."
            .formatted(path, e.getMessage()),
        e);
  }
}
