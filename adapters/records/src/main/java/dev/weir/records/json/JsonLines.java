package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.text.Lines;
import dev.weir.records.text.TextLines;
import dev.weir.records.value.Columns;
import dev.weir.records.value.JsonInput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object per line. A line without anything is no record. */
public final class JsonLines {
  private final Columns columns;
  private final RecordLimits limits;
  private final ObjectReader reader;

  public JsonLines(Columns columns, RecordLimits limits) {
    this.columns = columns;
    this.limits = limits;
    this.reader = JsonInput.mapper(limits).reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  public void read(InputStream input, RecordSink sink) throws IOException {
    Lines lines = new Lines(input, limits.recordBytes());
    Lines.@Nullable Line line;
    while ((line = lines.next()) != null) {
      String text = line.text();
      if (line.cut() || text == null) {
        sink.reject(TextLines.unreadable(line, limits));
      } else if (!text.isBlank()) {
        record(line, text, sink);
      }
    }
  }

  private void record(Lines.Line line, String text, RecordSink sink) throws IOException {
    JsonNode record;
    try {
      record = reader.readTree(text);
    } catch (JsonProcessingException e) {
      sink.reject(
          new Reject(line.number(), "not JSON", "not JSON: " + JsonInput.reason(e), line.shown()));
      return;
    }
    columns.accept(line.number(), record, sink);
  }
}
