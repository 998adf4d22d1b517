package dev.weir.records.text;

import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.Reject;
import dev.weir.records.text.FieldSplitter.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts lines together to records. */
final class RecordAssembly {
  private final Lines lines;
  private final FieldSplitter splitter;
  private final int maxFieldLines;
  private final RecordLimits limits;

  /**
   * @param maxFieldLines that a quoted field may span
   */
  RecordAssembly(Lines lines, Dialect dialect, int maxFieldLines, RecordLimits limits) {
    this.lines = lines;
    this.splitter = new FieldSplitter(dialect);
    this.maxFieldLines = maxFieldLines;
    this.limits = limits;
  }

  sealed interface Outcome {}

  /**
   * @param fields until the next record is asked for
   */
  record Split(List<@Nullable String> fields, List<Lines.Line> lines) implements Outcome {
    long position() {
      return lines.getFirst().number();
    }

    /** The same, beyond the next record. */
    Split kept() {
      return new Split(new ArrayList<>(fields), lines);
    }

    /** The same of a single line, as many lines further on. */
    Split movedBy(long further) {
      Lines.Line line = lines.getFirst();
      return new Split(
          fields,
          List.of(new Lines.Line(line.number() + further, line.bytes(), line.length(), false)));
    }

    /** Whether it is a line without anything. */
    boolean isBlank() {
      return fields.size() == 1 && lines.size() == 1 && lines.getFirst().length() == 0;
    }

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

  record Failed(Reject reject) implements Outcome {}

  /** The next record, or null after the last. */
  @Nullable Outcome next() throws IOException {
    Lines.Line first = lines.next();
    if (first == null) {
      return null;
    }
    String text = first.cut() ? null : first.text();
    if (text == null) {
      return new Failed(TextLines.unreadable(first, limits));
    }
    splitter.start();
    return switch (splitter.feed(text)) {
      case COMPLETE -> new Split(splitter.fields(), List.of(first));
      case BROKEN -> failed(first, splitter.problem(), "");
      case OPEN -> continued(first);
    };
  }

  private Outcome continued(Lines.Line first) throws IOException {
    List<Lines.Line> read = new ArrayList<>();
    read.add(first);
    long bytes = first.bytes().length;
    Lines.Line openedIn = first;
    while (splitter.lineEnds() + 1 < maxFieldLines && bytes <= limits.recordBytes()) {
      Lines.Line last = read.getLast();
      openedIn = splitter.lineEnds() == 0 ? last : openedIn;
      Lines.Line line = lines.next();
      String text = line == null || line.cut() ? null : line.text();
      if (line == null || text == null) {
        lines.giveBack(line == null ? List.of() : List.of(line));
        return restarted(read, splitter.unended(), where(first, openedIn, ""));
      }
      read.add(line);
      bytes += line.bytes().length;
      splitter.lineEnd(last.end());
      State state = splitter.feed(text);
      if (state == State.COMPLETE) {
        return new Split(splitter.fields(), read);
      }
      if (state == State.BROKEN) {
        return restarted(read, splitter.problem(), "");
      }
    }
    return restarted(read, splitter.unended(), where(first, openedIn, " within " + bound(bytes)));
  }

  private String bound(long bytes) {
    return bytes > limits.recordBytes()
        ? limits.recordBytes() + " bytes"
        : maxFieldLines + " lines";
  }

  private static String where(Lines.Line first, Lines.Line openedIn, String bound) {
    return bound
        + (openedIn.number() == first.number() ? "" : ": the one of line " + openedIn.number());
  }

  /** Only the first line is lost. */
  private Outcome restarted(List<Lines.Line> read, String kind, String detail) {
    lines.giveBack(read.subList(1, read.size()));
    return failed(read.getFirst(), kind, detail);
  }

  private static Outcome failed(Lines.Line first, String kind, String detail) {
    return new Failed(new Reject(first.number(), kind, kind + detail, first.shown()));
  }
}
