package dev.weir.records.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits one record, line by line, as far as it goes. */
public final class FieldSplitter {
  enum State {
    COMPLETE,
    /** A quote is open: the record goes on in the next line. */
    OPEN,
    /** Something other than a delimiter follows a closing quote. */
    BROKEN
  }

  private enum At {
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted field: its end, or the first of two. */
    QUOTE
  }

  private final Delimiters delimiters;
  private final List<@Nullable String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private At at = At.START;

  FieldSplitter(Delimiters delimiters) {
    this.delimiters = delimiters;
  }

  /** Of a complete record: null for a field with nothing in it and no quotes. */
  List<@Nullable String> fields() {
    return fields;
  }

  /**
   * @param line without its end
   * @param lineEnd belongs to the field if a quote is open
   */
  State feed(String line, String lineEnd) {
    for (int i = 0; i < line.length(); i++) {
      if (!feed(line.charAt(i))) {
        return State.BROKEN;
      }
    }
    if (at == At.QUOTED) {
      field.append(lineEnd);
      return State.OPEN;
    }
    endField();
    return State.COMPLETE;
  }

  private boolean feed(char c) {
    if (at == At.QUOTED) {
      inQuotes(c);
    } else if (c == delimiters.delimiter()) {
      endField();
    } else if (c == '"' && at == At.START && delimiters.quotes()) {
      at = At.QUOTED;
    } else if (at == At.QUOTE) {
      return secondQuote(c);
    } else {
      at = At.PLAIN;
      field.append(c);
    }
    return true;
  }

  private void inQuotes(char c) {
    if (c == '"') {
      at = At.QUOTE;
    } else {
      field.append(c);
    }
  }

  private boolean secondQuote(char c) {
    if (c != '"') {
      return false;
    }
    field.append(c);
    at = At.QUOTED;
    return true;
  }

  private void endField() {
    fields.add(at == At.START ? null : field.toString());
    field.setLength(0);
    at = At.START;
  }
}
