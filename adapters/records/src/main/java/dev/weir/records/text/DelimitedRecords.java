package dev.weir.records.text;

import dev.weir.pipeline.source.Field;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV or TSV with a header. A line without anything is no record.
 *
 * <p>A record with a quote that is never closed, or that closes too early, loses its first line
 * only: reading goes on in the next one, so that one stray quote does not swallow the rest of the
 * file.
 */
public final class DelimitedRecords {
  private final Delimiters delimiters;
  private final Map<String, Field> columns;
  private final RecordLimits limits;

  public DelimitedRecords(Delimiters delimiters, Map<String, Field> columns, RecordLimits limits) {
    this.delimiters = delimiters;
    this.columns = columns;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    Lines lines = new Lines(input, limits.recordBytes());
    List<Selected> selected = List.of();
    int width = 0;
    Outcome outcome;
    while ((outcome = next(lines)) != null) {
      if (width == 0) {
        List<String> header = header(outcome);
        selected = select(header);
        width = header.size();
      } else if (outcome instanceof Split split) {
        accept(split, width, selected, sink);
      } else if (outcome instanceof Failed failed) {
        sink.reject(failed.reject());
      }
    }
    if (width == 0) {
      throw new UnusableDocument.Empty("it is empty, its first line should be a header");
    }
  }

  /**
   * @param index in the header; negative where an optional column is not there
   */
  private record Selected(String column, Field field, int index) {}

  private sealed interface Outcome {}

  private record Split(long position, List<@Nullable String> fields, List<Lines.Line> lines)
      implements Outcome {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Lines.Line line : lines) {
        if (text.length() <= Reject.MAX_RECORD) {
          text.append(text.isEmpty() ? "" : "\n").append(line.shown());
        }
      }
      return text.toString();
    }
  }

  private record Failed(Reject reject) implements Outcome {}

  private @Nullable Outcome next(Lines lines) throws IOException {
    Lines.Line line;
    do {
      line = lines.next();
      if (line == null) {
        return null;
      }
    } while (line.length() == 0 && !line.cut());
    return assemble(line, lines);
  }

  private Outcome assemble(Lines.Line first, Lines lines) throws IOException {
    FieldSplitter splitter = new FieldSplitter(delimiters);
    List<Lines.Line> read = new ArrayList<>();
    long bytes = 0;
    Lines.@Nullable Line line;
    for (line = first; line != null && bytes <= limits.recordBytes(); line = lines.next()) {
      read.add(line);
      bytes += line.bytes().length;
      String text = line.cut() ? null : line.text();
      if (text == null && read.size() == 1) {
        return new Failed(TextLines.unreadable(line, limits));
      }
      if (text == null) {
        return restart(read, lines, "a quote is not closed");
      }
      FieldSplitter.State state = splitter.feed(text, lineEnd(line));
      if (state == FieldSplitter.State.COMPLETE) {
        return new Split(first.number(), splitter.fields(), read);
      }
      if (state == FieldSplitter.State.BROKEN) {
        return restart(read, lines, "text after a closing quote");
      }
    }
    lines.giveBack(line == null ? List.of() : List.of(line));
    return restart(read, lines, "a quote is not closed");
  }

  private static Failed restart(List<Lines.Line> read, Lines lines, String reason) {
    lines.giveBack(read.subList(1, read.size()));
    Lines.Line first = read.getFirst();
    return new Failed(new Reject(first.number(), reason, reason, first.shown()));
  }

  private static String lineEnd(Lines.Line line) {
    return new String(
        line.bytes(),
        line.length(),
        line.bytes().length - line.length(),
        StandardCharsets.US_ASCII);
  }

  private static List<String> header(Outcome first) throws UnusableDocument {
    return switch (first) {
      case Failed failed ->
          throw new UnusableDocument.Unexpected(
              "its header cannot be read: " + failed.reject().reason());
      case Split split ->
          split.fields().stream().map(name -> name == null ? "" : name.strip()).toList();
    };
  }

  private List<Selected> select(List<String> header) throws UnusableDocument {
    List<Selected> selected = new ArrayList<>();
    for (Map.Entry<String, Field> column : columns.entrySet()) {
      String name = column.getValue().path();
      int index = header.indexOf(name);
      if (index < 0 && !column.getValue().optional()) {
        throw new UnusableDocument.Unexpected(
            "it has no column '%s'; its header has: %s".formatted(name, shown(header)));
      }
      if (index != header.lastIndexOf(name)) {
        throw new UnusableDocument.Unexpected("it has two columns '%s'".formatted(name));
      }
      selected.add(new Selected(column.getKey(), column.getValue(), index));
    }
    return selected;
  }

  private static String shown(List<String> header) {
    int shown = 50;
    String names = String.join(", ", header.subList(0, Math.min(header.size(), shown)));
    return header.size() > shown ? names + ", …" : names;
  }

  private static void accept(Split record, int width, List<Selected> selected, RecordSink sink) {
    if (record.fields().size() != width) {
      String reason = "%d fields, the header has %d".formatted(record.fields().size(), width);
      sink.reject(new Reject(record.position(), "wrong number of fields", reason, record.text()));
      return;
    }
    @Nullable Object[] row = new @Nullable Object[selected.size()];
    for (int i = 0; i < row.length; i++) {
      Selected column = selected.get(i);
      String text = column.index() < 0 ? null : record.fields().get(column.index());
      try {
        row[i] = text == null ? null : TextValues.parse(column.field().type(), text);
      } catch (BadValue e) {
        sink.reject(
            Reject.ofValue(
                record.position(), e.kind(), column.column(), String.valueOf(text), record.text()));
        return;
      }
    }
    sink.row(row);
  }
}
