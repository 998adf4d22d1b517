package dev.weir.records.text;

import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Layout;
import java.util.Set;

/**
 * How one file writes its fields.
 *
 * @param quote a quote in a quoted field is doubled, and the field may span lines; or {@link #NONE}
 * @param escape takes its meaning from the character behind it, or {@link #NONE}
 * @param nulls what an unquoted field is null for
 */
record Dialect(char delimiter, char quote, char escape, Set<String> nulls) {
  static final char NONE = Layout.NO_QUOTE;
  private static final Set<String> NOTHING = Set.of("");

  static Dialect of(Format format, Notation notation) {
    Layout layout = notation.layout();
    char quote = layout.quote().orElse(format.quote());
    char escape = layout.escape().orElse(NONE);
    return new Dialect(
        layout.delimiter().orElse(format.delimiter()),
        quote,
        escape == quote ? NONE : escape,
        notation.nulls().map(Set::copyOf).orElse(NOTHING));
  }

  Dialect withDelimiter(char other) {
    return new Dialect(other, quote, escape, nulls);
  }

  boolean quotes() {
    return quote != NONE;
  }

  boolean escapes() {
    return escape != NONE;
  }
}
