package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.schema.Schema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, in file order, whoever wrote it. Each is a new array of a value per
 * column, of the types that {@link dev.weir.schema.Rows} names. One page per column is in memory at
 * a time, and its dictionary. Not thread-safe.
 */
public final class RecordReader implements Iterator<@Nullable Object[]>, AutoCloseable {
  private final Path path;
  private final OpenFile file;
  private final MessageType type;
  private final Schema schema;
  private final Iterator<BlockMetaData> rowGroups;
  private org.apache.parquet.io.@Nullable RecordReader<@Nullable Object[]> records;
  private long left;

  private RecordReader(Path path, OpenFile file) {
    this.path = path;
    this.file = file;
    this.type = file.metadata().getFileMetaData().getSchema();
    this.schema = Footers.schema(type);
    this.rowGroups = file.metadata().getBlocks().iterator();
  }

  /**
   * @throws TerminalException if it is no Parquet file, or a column has no type in Weir
   */
  public static RecordReader open(Path path) {
    OpenFile file = OpenFile.open(path);
    try {
      return new RecordReader(path, file);
    } catch (TerminalException e) {
      file.close();
      throw e;
    }
  }

  public Schema schema() {
    return schema;
  }

  @Override
  public boolean hasNext() {
    while (left == 0) {
      if (!rowGroups.hasNext()) {
        return false;
      }
      startRowGroup(rowGroups.next());
    }
    return true;
  }

  /**
   * @throws TerminalException if the file is damaged or compressed in another way
   */
  @Override
  public @Nullable Object[] next() {
    if (!hasNext() || records == null) {
      throw new NoSuchElementException("No more rows in " + path);
    }
    left--;
    try {
      return records.read();
    } catch (UncheckedIOException | ParquetDecodingException e) {
      throw undecodable(e);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private void startRowGroup(BlockMetaData rowGroup) {
    left = rowGroup.getRowCount();
    try {
      records =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(
                  new RowGroupPages(file.channel(), rowGroup), new RowMaterializer(type));
    } catch (UncheckedIOException | ParquetDecodingException e) {
      throw undecodable(e);
    }
  }

  private TerminalException undecodable(RuntimeException e) {
    return new TerminalException(
        ParquetError.NOT_PARQUET,
        "Cannot read %s: it cannot be decoded (%s). Make it again.".formatted(path, e.getMessage()),
        e);
  }
}
