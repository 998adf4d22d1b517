package dev.weir.parquet.record;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.ParquetFile;
import dev.weir.parquet.ParquetSchemas;
import dev.weir.parquet.WriterSettings;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a Parquet file, through Avro records. Memory is bounded by the row group. Not
 * thread-safe.
 *
 * <p>The file is complete once {@link #finish} has returned; without it, {@link #close} leaves
 * something that cannot be read and that the caller deletes.
 */
public final class RecordWriter implements AutoCloseable {
  /** Of the present row group; how often the encoders are asked how much they hold. */
  private static final int CHECKS_PER_ROW_GROUP = 16;

  private static final int SHOWN_CHARACTERS = 100;

  private final Path path;
  private final Schema schema;
  private final List<Function<Object, Object>> conversions;
  private final org.apache.avro.Schema avro;
  private final AvroWriteSupport<Object> avroSupport;
  private final MessageColumnIO columnIo;
  private final ParquetFile file;
  private final long rowGroupBytes;
  private RecordConsumer consumer;
  private long rows;
  private long rowsInGroup;
  private long uncheckedBytes;

  private RecordWriter(Path path, Schema schema, WriterSettings settings) throws IOException {
    this.path = path;
    this.schema = schema;
    this.conversions =
        schema.columns().stream().map(column -> AvroValues.of(column.type())).toList();
    this.avro = ParquetSchemas.avro(schema);
    this.rowGroupBytes = settings.rowGroupBytes();
    MessageType messageType = ParquetSchemas.messageType(schema);
    this.avroSupport = new AvroWriteSupport<>(messageType, avro, GenericData.get());
    WriteSupport.WriteContext context = avroSupport.init(new PlainParquetConfiguration());
    this.columnIo = new ColumnIOFactory().getColumnIO(messageType);
    this.file =
        new ParquetFile(
            path,
            messageType,
            settings,
            ParquetFile.properties(settings).build(),
            context.getExtraMetaData());
    this.consumer = startRowGroup();
  }

  /**
   * @param path where no file is yet
   * @throws TerminalException if the file cannot be created
   */
  public static RecordWriter create(Path path, Schema schema, WriterSettings settings) {
    try {
      return new RecordWriter(path, schema, settings);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /**
   * @param row a value per column, of the types that {@link dev.weir.schema.Rows} names
   * @throws TerminalException if a value does not fit its column; the row is not written, and the
   *     next one may be
   */
  public void write(@Nullable Object... row) {
    Object converted = convert(row);
    try {
      avroSupport.write(converted);
      rows++;
      rowsInGroup++;
      if (uncheckedBytes > rowGroupBytes / CHECKS_PER_ROW_GROUP) {
        uncheckedBytes = 0;
        if (file.rowGroupBytes() > rowGroupBytes) {
          endRowGroup();
        }
      }
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Rows written so far. */
  public long rows() {
    return rows;
  }

  /** Bytes written so far, those in memory included. */
  public long bytes() {
    try {
      return file.bytes();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Writes what is in memory and the footer. */
  public void finish() {
    try {
      endRowGroup();
      file.finish();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  private RecordConsumer startRowGroup() {
    RecordConsumer started = columnIo.getRecordWriter(file.columns());
    avroSupport.prepareForWrite(started);
    return started;
  }

  private void endRowGroup() throws IOException {
    consumer.flush();
    file.endRowGroup(rowsInGroup);
    rowsInGroup = 0;
    consumer = startRowGroup();
  }

  private GenericData.Record convert(@Nullable Object[] row) {
    if (row.length != conversions.size()) {
      throw new IllegalArgumentException(
          "A row of %d values for %d columns".formatted(row.length, conversions.size()));
    }
    GenericData.Record converted = new GenericData.Record(avro);
    for (int i = 0; i < row.length; i++) {
      converted.put(i, convert(i, row[i]));
      uncheckedBytes += size(row[i]);
    }
    return converted;
  }

  private @Nullable Object convert(int index, @Nullable Object value) {
    if (value == null) {
      if (!schema.columns().get(index).nullable()) {
        throw doesNotFit(index, "null", "the column takes no null");
      }
      return null;
    }
    try {
      return conversions.get(index).apply(value);
    } catch (Misfit misfit) {
      throw doesNotFit(index, shown(value), String.valueOf(misfit.getMessage()));
    }
  }

  private TerminalException doesNotFit(int index, String value, String reason) {
    Column column = schema.columns().get(index);
    return new TerminalException(
        ParquetError.VALUE_DOES_NOT_FIT,
        "Cannot write %s to column '%s' (%s) of %s: %s. Give the column a type that holds it, or cast the value."
            .formatted(value, column.name(), column.type().text(), path.getFileName(), reason));
  }

  private static String shown(Object value) {
    String text = value instanceof byte[] bytes ? Arrays.toString(bytes) : value.toString();
    return "'" + Excerpt.of(text, SHOWN_CHARACTERS) + "'";
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length() + 8L;
      case byte[] bytes -> bytes.length + 8L;
      case null -> 1;
      default -> 8;
    };
  }

  private static TerminalException cannotWrite(Path path, IOException e) {
    return new TerminalException(
        ParquetError.CANNOT_WRITE,
        "Cannot write %s: %s. Make room or choose another folder for temporary files, and resume the run."
            .formatted(path, e.getMessage()),
        e);
  }
}
