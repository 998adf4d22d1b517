package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
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
      return Damage.found(path, () -> new RecordReader(path, file));
    } catch (TerminalException e) {
      file.close();
      throw e;
    }
  }

  public Schema schema() {
    return schema;
  }

  /**
   * Passes over rows that come next; whole row groups without reading them.
   *
   * @return how many: fewer if the file has no more
   */
  public long skip(long rows) {
    long skipped = 0;
    while (skipped < rows) {
      if (left > 0) {
        next();
        skipped++;
      } else if (!rowGroups.hasNext()) {
        return skipped;
      } else {
        BlockMetaData rowGroup = rowGroups.next();
        if (rowGroup.getRowCount() <= rows - skipped) {
          skipped += rowGroup.getRowCount();
        } else {
          startRowGroup(rowGroup);
        }
      }
    }
    return skipped;
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
    } catch (RuntimeException e) {
      throw Damage.error(path, e);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private void startRowGroup(BlockMetaData rowGroup) {
    left = rowGroup.getRowCount();
    records =
        Damage.found(
            path,
            () ->
                new ColumnIOFactory()
                    .getColumnIO(type)
                    .getRecordReader(
                        RowGroupPages.of(file.channel(), rowGroup), new RowMaterializer(type)));
  }
}
