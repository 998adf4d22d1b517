package dev.weir.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object per line. A line without anything is no record. */
final class JsonLines {
  private final Columns columns;
  private final Limits limits;
  private final ObjectReader reader;

  JsonLines(Columns columns, Limits limits) {
    this.columns = columns;
    this.limits = limits;
    this.reader = Json.mapper(limits).reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  void read(InputStream input, RecordSink sink) throws IOException {
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
          new Reject(line.number(), "not JSON", "not JSON: " + Json.reason(e), line.shown()));
      return;
    }
    columns.accept(line.number(), record, sink);
  }
}
