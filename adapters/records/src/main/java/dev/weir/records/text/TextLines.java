package dev.weir.records.text;

import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Plain text: the file's name, the line's number and the line. */
public final class TextLines {
  static final String NOT_UTF_8 = "not UTF-8";

  private final String file;
  private final RecordLimits limits;

  public TextLines(String file, RecordLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException {
    Lines lines = new Lines(input, limits.recordBytes());
    Lines.@Nullable Line line;
    while ((line = lines.next()) != null) {
      String text = line.text();
      if (line.cut() || text == null) {
        sink.reject(unreadable(line, limits));
      } else {
        sink.row(new Object[] {file, line.number(), text});
      }
    }
  }

  /** A line that is too long or not UTF-8. */
  public static Reject unreadable(Lines.Line line, RecordLimits limits) {
    String reason = line.cut() ? "longer than %d bytes".formatted(limits.recordBytes()) : NOT_UTF_8;
    return new Reject(line.number(), reason, reason, line.shown());
  }
}
