package dev.weir.records.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits records, one after the other, each line by line as far as it goes. */
final class FieldSplitter {
  enum State {
    COMPLETE,
    /** A quote is open, or the line's end is escaped: the record goes on in the next line. */
    OPEN,
    /** It breaks the dialect's rules; {@link #problem} says how. */
    BROKEN
  }

  private enum At {
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted field: its end, or the first of two. */
    QUOTE
  }

  private final Dialect dialect;
  private final List<@Nullable String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();

  /** The unquoted field with its escapes, where there are any. */
  private final StringBuilder written = new StringBuilder();

  private At at = At.START;
  private boolean escaped;

  /** Whether the field has an escape that is right only in a word that stands for null. */
  private boolean word;

  private int lineEnds;
  private String problem = "";

  FieldSplitter(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Forgets the record before. */
  void start() {
    fields.clear();
    startField();
  }

  /** Of a complete record, until the next one starts. */
  List<@Nullable String> fields() {
    return fields;
  }

  /** How often the line has ended in the field that is open. */
  int lineEnds() {
    return lineEnds;
  }

  /** What is wrong with a record that is open, if it does not go on. */
  String unended() {
    return at == At.QUOTED
        ? "a quote is not closed"
        : "a field with an escaped line end is not ended";
  }

  /** What is wrong in a record that is broken. */
  String problem() {
    return problem;
  }

  /**
   * @param line without its end
   */
  State feed(String line) {
    if (at == At.START && !isMarked(line)) {
      split(line);
      return State.COMPLETE;
    }
    for (int i = 0; i < line.length(); i++) {
      if (!feed(line.charAt(i))) {
        return State.BROKEN;
      }
    }
    if (at == At.QUOTED || escaped) {
      return State.OPEN;
    }
    endField();
    return State.COMPLETE;
  }

  /** Adds the end of the line that left the record open: it belongs to the field. */
  void lineEnd(String end) {
    field.append(end);
    written.append(end);
    escaped = false;
    lineEnds++;
  }

  private boolean isMarked(String line) {
    return (dialect.quotes() && line.indexOf(dialect.quote()) >= 0)
        || (dialect.escapes() && line.indexOf(dialect.escape()) >= 0);
  }

  /** Without quotes and escapes there is nothing to do for each character. */
  private void split(String line) {
    int start = 0;
    int end;
    while ((end = line.indexOf(dialect.delimiter(), start)) >= 0) {
      String text = line.substring(start, end);
      add(text, text);
      start = end + 1;
    }
    String last = line.substring(start);
    add(last, last);
  }

  private boolean feed(char c) {
    if (escaped) {
      return escaped(c);
    }
    if (word && c != dialect.delimiter()) {
      return false;
    }
    if (c == dialect.escape() && dialect.escapes() && at != At.QUOTE) {
      escaped = true;
      at = at == At.START ? At.PLAIN : at;
      write(c);
    } else if (at == At.QUOTED) {
      inQuotes(c);
    } else if (c == dialect.delimiter()) {
      endField();
    } else if (at == At.START && c == dialect.quote() && dialect.quotes()) {
      at = At.QUOTED;
    } else if (at == At.QUOTE) {
      return secondQuote(c);
    } else {
      at = At.PLAIN;
      field.append(c);
      write(c);
    }
    return true;
  }

  private boolean escaped(char c) {
    int meaning = Escapes.meaning(dialect.escape(), c);
    write(c);
    escaped = false;
    word = meaning < 0 && at == At.PLAIN && dialect.nulls().contains(written.toString());
    field.append(meaning >= 0 ? (char) meaning : c);
    problem = "an escape that means nothing";
    return meaning >= 0 || word;
  }

  private void write(char c) {
    if (dialect.escapes()) {
      written.append(c);
    }
  }

  private void inQuotes(char c) {
    if (c == dialect.quote()) {
      at = At.QUOTE;
    } else {
      field.append(c);
    }
  }

  private boolean secondQuote(char c) {
    problem = "text after a closing quote";
    at = At.QUOTED;
    field.append(c);
    return c == dialect.quote();
  }

  private void endField() {
    String text = field.toString();
    if (at == At.QUOTE) {
      fields.add(text);
    } else {
      add(text, dialect.escapes() ? written.toString() : text);
    }
    startField();
  }

  private void add(String text, String asWritten) {
    fields.add(dialect.nulls().contains(asWritten) ? null : text);
  }

  private void startField() {
    field.setLength(0);
    written.setLength(0);
    at = At.START;
    escaped = false;
    word = false;
    lineEnds = 0;
  }
}
