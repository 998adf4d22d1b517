package dev.weir.parquet.outside;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.read.Damage;
import dev.weir.parquet.read.OpenFile;
import dev.weir.parquet.read.RowGroupPages;
import dev.weir.schema.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The records of a Parquet file from outside, in file order, as trees: a record and a group are
 * maps of what is in them, nulls included; lists are lists. Other values are of the types that
 * {@link dev.weir.schema.Rows} names, and times of day texts; times finer than a microsecond keep
 * all their digits. One page per column is in memory at a time, and its dictionary. Not
 * thread-safe.
 */
public final class DocumentReader implements AutoCloseable {
  private final OpenFile file;
  private final MessageType wanted;
  private final int most;
  private int rowGroup;
  private long left;
  private @Nullable RecordReader<Map<String, @Nullable Object>> records;

  private DocumentReader(OpenFile file, MessageType wanted, int most) {
    this.file = file;
    this.wanted = wanted;
    this.most = most;
  }

  /**
   * @param name of the file, for people
   * @param columns which of the file's columns are read
   * @param most bytes of a record, as they are in memory
   * @throws TerminalException if a column that is read has no type in Weir
   */
  public static DocumentReader open(Path path, String name, Predicate<String> columns, int most)
      throws DamagedFile {
    OpenFile file = opened(path);
    try {
      DocumentReader reader = new DocumentReader(file, wanted(file, columns), most);
      new DocumentMaterializer(reader.wanted, most);
      return reader;
    } catch (UnsupportedColumn e) {
      file.close();
      throw new TerminalException(
          ParquetError.UNSUPPORTED_COLUMN,
          "Cannot read %s: its column %s has no type in Weir. Leave it out, or cast it where the file is made, for example to text."
              .formatted(name, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      file.close();
      throw new DamagedFile("its footer", Damage.reason(e), e);
    }
  }

  private static OpenFile opened(Path path) throws DamagedFile {
    try {
      return OpenFile.open(path);
    } catch (TerminalException e) {
      if (e.code() != ParquetError.NOT_PARQUET) {
        throw e;
      }
      String reason =
          e.getCause() instanceof Exception cause
              ? Damage.reason(cause)
              : "it is not a complete Parquet file";
      throw new DamagedFile("its footer", reason, e);
    }
  }

  private static MessageType wanted(OpenFile file, Predicate<String> columns) {
    MessageType schema = file.metadata().getFileMetaData().getSchema();
    return new MessageType(
        schema.getName(),
        schema.getFields().stream().filter(field -> columns.test(field.getName())).toList());
  }

  /** Of all columns at the top of the file's records, those that are not read included. */
  public List<String> names() {
    return file.metadata().getFileMetaData().getSchema().getFields().stream()
        .map(Type::getName)
        .toList();
  }

  /**
   * The columns at the top of the file's records that can be read, as they are best declared: what
   * is nested, or has no type of Weir's own, as text.
   */
  public List<Column> columns() {
    return file.metadata().getFileMetaData().getSchema().getFields().stream()
        .flatMap(field -> OutsideType.declared(field).stream())
        .toList();
  }

  /** The next record; null at the end. */
  public @Nullable Map<String, @Nullable Object> next() throws DamagedFile {
    try {
      while (left == 0) {
        if (rowGroup == file.metadata().getBlocks().size()) {
          return null;
        }
        start(file.metadata().getBlocks().get(rowGroup++));
      }
      left--;
      return records == null ? null : records.read();
    } catch (RuntimeException e) {
      throw new DamagedFile("row group " + rowGroup, Damage.reason(e), e);
    }
  }

  private void start(BlockMetaData next) {
    left = next.getRowCount();
    records =
        new ColumnIOFactory()
            .getColumnIO(wanted, file.metadata().getFileMetaData().getSchema())
            .getRecordReader(
                RowGroupPages.ofNested(file.channel(), next, wanted),
                new DocumentMaterializer(wanted, most));
  }

  @Override
  public void close() {
    file.close();
  }
}
