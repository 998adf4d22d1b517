package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.text.Lines;
import dev.weir.records.text.TextLines;
import dev.weir.records.tree.Columns;
import dev.weir.records.tree.JsonInput;
import dev.weir.records.tree.TreeReader;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object per line. A line without anything is no record. */
public final class JsonLines {
  private final RecordLimits limits;
  private final JsonFactory factory;
  private final TreeReader records;

  public JsonLines(Columns columns, RecordLimits limits) {
    this.limits = limits;
    this.factory = JsonInput.factory(limits);
    this.records = new TreeReader(columns);
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
    try (JsonParser parser = factory.createParser(text)) {
      parser.nextToken();
      records.read(parser, null);
      if (parser.nextToken() != null) {
        sink.reject(notJson(line, "there is more after the document's end"));
        return;
      }
    } catch (JsonProcessingException e) {
      sink.reject(notJson(line, JsonInput.reason(e)));
      return;
    }
    records.deliver(line.number(), line::shown, sink);
  }

  private static Reject notJson(Lines.Line line, String reason) {
    return new Reject(line.number(), "not JSON", "not JSON: " + reason, line.shown());
  }
}
