package dev.weir.parquet;

import dev.weir.error.TerminalException;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, in file order, whoever wrote it. Each is a new array of a value per
 * column, of the types that {@link dev.weir.warehouse.Rows} names. One row group's pages are in
 * memory at a time. Not thread-safe.
 */
public final class RecordReader implements Iterator<@Nullable Object[]>, AutoCloseable {
  private final Path path;
  private final ParquetFileReader file;
  private final MessageType type;
  private final Schema schema;
  private org.apache.parquet.io.@Nullable RecordReader<@Nullable Object[]> records;
  private long left;

  private RecordReader(Path path, ParquetFileReader file) {
    this.path = path;
    this.file = file;
    this.type = file.getFileMetaData().getSchema();
    this.schema = Footers.schema(type);
  }

  /**
   * @throws TerminalException if it is no Parquet file, or a column has no type in Weir
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static RecordReader open(Path path) {
    ParquetFileReader file = LocalParquet.open(path);
    try {
      return new RecordReader(path, file);
    } catch (TerminalException e) {
      close(path, file);
      throw e;
    }
  }

  public Schema schema() {
    return schema;
  }

  @Override
  public boolean hasNext() {
    while (left == 0) {
      PageReadStore rowGroup = nextRowGroup();
      if (rowGroup == null) {
        return false;
      }
      left = rowGroup.getRowCount();
      records =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(rowGroup, new RowMaterializer(type));
    }
    return true;
  }

  @Override
  public @Nullable Object[] next() {
    if (!hasNext() || records == null) {
      throw new NoSuchElementException("No more rows in " + path);
    }
    left--;
    return records.read();
  }

  @Override
  public void close() {
    close(path, file);
  }

  private @Nullable PageReadStore nextRowGroup() {
    try {
      return file.readNextRowGroup();
    } catch (IOException e) {
      throw LocalParquet.cannotRead(path, e);
    }
  }

  private static void close(Path path, ParquetFileReader file) {
    try {
      file.close();
    } catch (IOException e) {
      throw LocalParquet.cannotRead(path, e);
    }
  }
}
