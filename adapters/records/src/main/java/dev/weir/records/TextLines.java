package dev.weir.records;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Plain text: the file's name, the line's number and the line. */
final class TextLines {
  private final String file;
  private final Limits limits;

  TextLines(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  void read(InputStream input, RecordSink sink) throws IOException {
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
  static Reject unreadable(Lines.Line line, Limits limits) {
    String reason =
        line.cut() ? "longer than %d bytes".formatted(limits.recordBytes()) : "not UTF-8";
    return new Reject(line.number(), reason, reason, line.shown());
  }
}
