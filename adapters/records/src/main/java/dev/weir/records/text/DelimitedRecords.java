package dev.weir.records.text;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.text.RecordAssembly.Failed;
import dev.weir.records.text.RecordAssembly.Outcome;
import dev.weir.records.text.RecordAssembly.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV or TSV. A line without anything is no record, but in a file of one column, where it is one
 * without a value.
 *
 * <p>A record with a quote that is never closed, or that closes too early, loses its first line
 * only: reading goes on in the next one, so that one stray quote does not swallow the rest of the
 * file.
 */
public final class DelimitedRecords {
  private static final Pattern SEPARATOR =
      Pattern.compile("(?<quote>\"?)sep=(?<separator>[^\"])\\k<quote>");
  private static final int LONGEST_SEPARATOR = 10;

  private final Format format;
  private final Notation notation;
  private final Map<String, Field> columns;
  private final RecordLimits limits;

  /**
   * @param format CSV or TSV
   */
  public DelimitedRecords(
      Format format, Notation notation, Map<String, Field> columns, RecordLimits limits) {
    this.format = format;
    this.notation = notation;
    this.columns = columns;
    this.limits = limits;
  }

  /**
   * @param input in UTF-8
   */
  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    Lines lines = new Lines(input, limits.recordBytes());
    Dialect dialect = start(lines);
    RecordAssembly records =
        new RecordAssembly(lines, dialect, notation.layout().maxFieldLines(), limits);
    BlankLines blank = new BlankLines();
    Outcome first = blank.readFrom(records);
    if (isHeader()) {
      if (first == null) {
        throw noHeader(lines);
      }
      rest(records, Selection.byName(first, columns, notation), sink);
    } else if (first != null) {
      Selection selection = Selection.byPosition(first, columns, notation);
      blank.handOver(selection, sink);
      handOver(first, selection, sink);
      rest(records, selection, sink);
    } else if (blank.first() != null && isOfOneColumn()) {
      blank.handOver(Selection.byPosition(blank.first(), columns, notation), sink);
    }
  }

  /** As far as the columns say it, where no record does. */
  private boolean isOfOneColumn() {
    return columns.size() == 1 && columns.values().iterator().next().path().equals("1");
  }

  private static void rest(RecordAssembly records, Selection selection, RecordSink sink)
      throws IOException {
    Outcome outcome;
    while ((outcome = records.next()) != null) {
      handOver(outcome, selection, sink);
    }
  }

  private static void handOver(Outcome outcome, Selection selection, RecordSink sink) {
    switch (outcome) {
      case Split split -> selection.accept(split, sink);
      case Failed failed -> sink.reject(failed.reject());
    }
  }

  private boolean isHeader() {
    return notation.layout().header() == Header.FIRST_LINE;
  }

  /** Leaves out what stands before the header. */
  private Dialect start(Lines lines) throws IOException {
    Dialect dialect = Dialect.of(format, notation);
    int skip = notation.layout().skip();
    Lines.@Nullable Line first = lines.next();
    if (first == null) {
      return dialect;
    }
    String separator = format == Format.CSV ? separator(first) : "";
    for (int i = 1; i < skip; i++) {
      lines.next();
    }
    if (skip == 0 && separator.isEmpty()) {
      lines.giveBack(List.of(first));
    }
    boolean named = !separator.isEmpty() && notation.layout().delimiter().isEmpty();
    return named ? dialect.withDelimiter(separator.charAt(0)) : dialect;
  }

  /** What Excel's own first line names, as in {@code sep=;}, or nothing. */
  private static String separator(Lines.Line first) {
    Matcher matcher = SEPARATOR.matcher(first.length() > LONGEST_SEPARATOR ? "" : first.shown());
    return matcher.matches() ? matcher.group("separator") : "";
  }

  private UnusableDocument noHeader(Lines lines) {
    int skip = notation.layout().skip();
    return skip > 0 && lines.read() > 0
        ? new UnusableDocument.Unexpected(
            "it has %d lines, and skip: %d leaves out its header".formatted(lines.read(), skip))
        : new UnusableDocument.Empty("it is empty, its first line should be a header");
  }
}
