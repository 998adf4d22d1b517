package dev.weir.records.typed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import dev.weir.records.tree.TreeReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records whose values have types, by the same rules as of JSON's: a value is judged
 * by the text that stands for it, which is exact. Bytes are Base64, times ISO 8601. Not
 * thread-safe.
 */
final class TypedRecords {
  private static final int SHOWN_NAMES = 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final Columns columns;
  private final TreeReader reader;
  private final RecordSink sink;
  private long position;

  TypedRecords(Columns columns, RecordSink sink) {
    this.columns = columns;
    this.reader = new TreeReader(columns);
    this.sink = sink;
  }

  /**
   * @param names of a file's columns, which hold for all of its records
   * @throws UnusableDocument if it lacks one that is not optional
   */
  void requireColumns(List<String> names) throws UnusableDocument {
    for (String field : columns.required()) {
      if (!names.contains(field)) {
        throw new UnusableDocument.Unexpected(
            "it has no column '%s'; it has: %s%s"
                .formatted(
                    field,
                    String.join(", ", names.subList(0, Math.min(names.size(), SHOWN_NAMES))),
                    names.size() > SHOWN_NAMES ? ", …" : ""));
      }
    }
  }

  /** Records so far. */
  long position() {
    return position;
  }

  /** Hands the next record over, as a row or as a reject. */
  void take(Map<String, @Nullable Object> values) throws IOException {
    position++;
    try (TokenBuffer record = new TokenBuffer(null, false)) {
      write(values, record);
      try (JsonParser parser = record.asParser()) {
        parser.nextToken();
        reader.read(parser, null);
      }
      reader.deliver(position, () -> text(record), sink);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          out.writeFieldName(String.valueOf(member.getKey()));
          write(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case List<?> list -> {
        out.writeStartArray();
        for (Object element : list) {
          write(element, out);
        }
        out.writeEndArray();
      }
      case Boolean flag -> out.writeBoolean(flag);
      case Number number -> number(number, out);
      case byte[] bytes -> out.writeString(Base64.getEncoder().encodeToString(bytes));
      default -> out.writeString(value.toString());
    }
  }

  /** JSON has no number for what is none. */
  private static void number(Number number, JsonGenerator out) throws IOException {
    switch (number) {
      case Integer whole -> out.writeNumber(whole.longValue());
      case Long whole -> out.writeNumber(whole.longValue());
      case BigDecimal decimal -> out.writeNumber(decimal.toPlainString());
      default -> {
        if (Double.isFinite(number.doubleValue())) {
          out.writeNumber(number.toString());
        } else {
          out.writeString(number.toString());
        }
      }
    }
  }

  private static String text(TokenBuffer record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      record.serialize(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
