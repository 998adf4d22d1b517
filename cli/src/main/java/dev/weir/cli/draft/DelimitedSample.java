package dev.weir.cli.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * Fields of CSV or TSV, for a look at their values; what is read in a run is read by the run's own
 * reader.
 */
final class DelimitedSample {
  private final String text;
  private final char delimiter;
  private int at;

  private DelimitedSample(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** The delimiter that the first line has most of; a comma, if it has none. */
  static char delimiter(String text) {
    String header = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    char best = ',';
    for (char each : new char[] {';', '\t', '|'}) {
      if (count(header, each) > count(header, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String line, char character) {
    return line.chars().filter(each -> each == character).count();
  }

  /**
   * @param whole whether the text ends where the file does; else its last record is left out
   */
  static List<SampledColumn> columns(String text, char delimiter, boolean whole) {
    DelimitedSample sample = new DelimitedSample(text, delimiter);
    List<String> header = sample.record();
    List<TypeGuess> guesses = header.stream().map(_ -> new TypeGuess()).toList();
    while (sample.at < text.length()) {
      List<String> record = sample.record();
      boolean cut = !whole && sample.at >= text.length();
      if (!cut && record.size() == header.size()) {
        for (int i = 0; i < guesses.size(); i++) {
          guesses.get(i).see(record.get(i), TypeGuess.OF_TEXT);
        }
      }
    }
    FieldNames names = new FieldNames();
    List<SampledColumn> columns = new ArrayList<>();
    for (int i = 0; i < guesses.size(); i++) {
      String path = header.get(i);
      columns.add(
          new SampledColumn(names.of(path, "column_" + (i + 1)), path, guesses.get(i).type()));
    }
    return columns;
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (at < text.length() && text.charAt(at++) == delimiter);
    if (at < text.length() && text.charAt(at - 1) == '\r' && text.charAt(at) == '\n') {
      at++;
    }
    return fields;
  }

  /** Ends before a delimiter or the end of the line. */
  private String field() {
    StringBuilder field = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"' && delimiter != '\t';
    at += quoted ? 1 : 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (quoted && next == '"') {
        quoted = text.startsWith("\"\"", at);
        at++;
        if (!quoted) {
          continue;
        }
      } else if (!quoted && (next == delimiter || next == '\n' || next == '\r')) {
        break;
      }
      field.append(next);
      at++;
    }
    return field.toString();
  }
}
