package dev.weir.records.typed;

import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An Avro object container file: its header with the schema, then blocks of records, of which one
 * record is in memory at a time.
 */
public final class AvroRecords {
  private final Columns columns;
  private final RecordLimits limits;

  public AvroRecords(Columns columns, RecordLimits limits) {
    this.columns = columns;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    TypedRecords records = new TypedRecords(columns, sink);
    AvroContainer container = new AvroContainer(input, limits.recordBytes());
    try {
      read(container, records);
    } catch (AvroDamage | InvalidNumberEncodingException e) {
      throw broken(container, records, e.getMessage(), e);
    } catch (EOFException e) {
      throw broken(container, records, "it ends there", e);
    }
  }

  private void read(AvroContainer container, TypedRecords records)
      throws IOException, UnusableDocument {
    if (!container.open()) {
      throw new UnusableDocument.Empty("it is empty, there should be an Avro file");
    }
    Schema schema = container.schema();
    if (schema.getType() != Schema.Type.RECORD) {
      throw new UnusableDocument.Unexpected(
          "its values are of type %s, not records".formatted(schema.getType().getName()));
    }
    List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
    records.requireColumns(names);
    AvroValues values = new AvroValues(schema, limits, columns::looksAt);
    AvroBlock block;
    while ((block = container.next()) != null) {
      try (AvroBlock open = block) {
        read(open, values, records);
      }
    }
  }

  /** What cannot be unpacked is damage of the file here, not of what the file is packed with. */
  private static void read(AvroBlock block, AvroValues values, TypedRecords records)
      throws IOException {
    for (long i = 0; i < block.records(); i++) {
      records.take(record(block, values));
    }
    try {
      block.end();
    } catch (ZipException e) {
      throw new AvroDamage(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, @Nullable Object> record(AvroBlock block, AvroValues values)
      throws IOException {
    try {
      return values.record(block.decoder());
    } catch (ZipException e) {
      throw new AvroDamage(String.valueOf(e.getMessage()));
    } catch (AvroRuntimeException | UnsupportedOperationException _) {
      throw new AvroDamage("a record has more in it than any could");
    }
  }

  private static UnusableDocument.Broken broken(
      AvroContainer container, TypedRecords records, @Nullable String reason, Exception cause) {
    UnusableDocument.Broken broken =
        new UnusableDocument.Broken(
            new UnusableDocument.Place(records.position() + 1, container.spot()),
            String.valueOf(reason));
    broken.initCause(cause);
    return broken;
  }
}
