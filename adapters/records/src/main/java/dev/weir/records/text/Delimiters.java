package dev.weir.records.text;

/** What separates fields. */
public enum Delimiters {
  /** RFC 4180: a field may be quoted, a quote in it is doubled, and it may span lines. */
  CSV(',', true),
  /** A field is what is between two tabs; there are no quotes and no escapes. */
  TSV('\t', false);

  private final char delimiter;
  private final boolean quotes;

  Delimiters(char delimiter, boolean quotes) {
    this.delimiter = delimiter;
    this.quotes = quotes;
  }

  char delimiter() {
    return delimiter;
  }

  boolean quotes() {
    return quotes;
  }
}
