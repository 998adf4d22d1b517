package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import dev.weir.records.tree.JsonInput;
import dev.weir.records.tree.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document: the elements of the array at a pointer, one at a time, or the members of the
 * object there.
 */
public final class JsonRecords {
  private final String pointer;
  private final boolean members;
  private final Columns columns;
  private final RecordLimits limits;

  /**
   * @param records a JSON Pointer; with {@code /*} at its end the records are the members of the
   *     object
   */
  public JsonRecords(String records, Columns columns, RecordLimits limits) {
    RecordsPath path = RecordsPath.of(records);
    this.members = path.members();
    this.pointer = path.pointer();
    this.columns = columns;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    RecordBytes bytes = new RecordBytes(input);
    RecordBudget budget = new RecordBudget(bytes, limits.recordBytes());
    new JsonDocument(pointer, limits).read(budget, new Reading(bytes, budget, sink));
  }

  private final class Reading implements JsonDocument.Reader {
    private final TreeReader records = new TreeReader(columns);
    private final RecordBytes bytes;
    private final RecordBudget budget;
    private final RecordSink sink;
    private long position;

    Reading(RecordBytes bytes, RecordBudget budget, RecordSink sink) {
      this.bytes = bytes;
      this.budget = budget;
      this.sink = sink;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void read(JsonParser parser) throws IOException, UnusableDocument {
      JsonToken token = parser.currentToken();
      Supplier<String> text = () -> bytes.text(parser.currentLocation().getByteOffset());
      if (members && token == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          record(parser, key, text);
        }
      } else if (!members && token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          record(parser, null, text);
        }
      } else if (!members && (token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL)) {
        record(parser, null, text);
      } else {
        throw unexpected(token);
      }
    }

    private UnusableDocument unexpected(JsonToken token) {
      return new UnusableDocument.Unexpected(
          "there is %s at %s, not an %s"
              .formatted(
                  JsonInput.describe(token),
                  pointer.isEmpty() ? "the top" : pointer,
                  members ? "object whose members are the records" : "array or an object"));
    }

    private void record(JsonParser parser, @Nullable String key, Supplier<String> text)
        throws IOException {
      budget.startRecord();
      bytes.begin(parser.currentTokenLocation().getByteOffset());
      records.read(parser, key);
      budget.endRecord();
      position++;
      records.deliver(position, text, sink);
      bytes.end();
    }
  }
}
