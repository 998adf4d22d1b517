package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.TextEncoding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of sources of records that say how these are written. */
final class NotationKeys {
  private static final int MOST_LINES = 1_000_000;
  private static final String NO_QUOTE = "none";

  private static final Key<Optional<TextEncoding>> ENCODING =
      Key.optional(
          "encoding",
          Scalar.choice("encoding", List.of(TextEncoding.values())),
          "How letters are written. Default: utf-8; a byte order mark says more than this key.");
  private static final Key<Optional<Character>> DELIMITER =
      Key.optional(
          "delimiter",
          character("one character, as in \";\"", "[^\\r\\n]"),
          "What separates fields. Default: the comma for csv, the tab for tsv, or what a first"
              + " line sep=; names.");
  private static final Key<Optional<Character>> QUOTE =
      Key.optional(
          "quote",
          character("one character, or none", "[^\\r\\n]|" + NO_QUOTE),
          "What fields are quoted with. Default: \" for csv, none for tsv.");
  private static final Key<Optional<Character>> ESCAPE =
      Key.optional(
          "escape",
          character("one character, as in \"\\\\\"", "[^\\r\\n]"),
          "What stands before a quote, a delimiter or itself where these belong to the text.");
  private static final Key<Header> HEADER =
      Key.defaulted(
          "header",
          Scalar.choice("header", List.of(Header.values())),
          Header.FIRST_LINE,
          "first-line",
          "What names the columns. With none, a column's path is its position from 1, by default"
              + " in the order of columns.");
  private static final Key<Long> SKIP =
      Key.defaulted(
          "skip", Scalar.integer(0, MOST_LINES), 0L, 0, "Lines to leave out before the header.");
  private static final Key<Long> MAX_FIELD_LINES =
      Key.defaulted(
          "max-field-lines",
          Scalar.integer(1, MOST_LINES),
          (long) Layout.DEFAULT_FIELD_LINES,
          Layout.DEFAULT_FIELD_LINES,
          "Lines that a quoted field may span: beyond it, its quote is taken for a stray one.");
  private static final Key<Character> DECIMAL =
      Key.defaulted(
          "decimal",
          character("a point or a comma", "[.,]"),
          '.',
          ".",
          "What stands before the fraction of a number.");
  private static final Key<Optional<Character>> THOUSANDS =
      Key.optional(
          "thousands",
          character("a point, a comma, a space or an apostrophe", "[., '’]"),
          "What stands between groups of three digits. A space is also the one that does not"
              + " break.");
  private static final Key<Optional<List<String>>> NULL =
      Key.optional(
          "null",
          Listing.distinct(
              "a list of texts, as in [\"\", NA]", Scalar.literal("a text, in quotes if need be")),
          "What means that there is no value. Default: nothing between two delimiters, which then"
              + " is \"\" in this list.");

  static final List<Key<?>> ALL =
      List.of(
          ENCODING,
          DELIMITER,
          QUOTE,
          ESCAPE,
          HEADER,
          SKIP,
          MAX_FIELD_LINES,
          DECIMAL,
          THOUSANDS,
          NULL);

  private NotationKeys() {}

  private static Scalar<Character> character(String words, String pattern) {
    Pattern allowed = Pattern.compile(pattern);
    return Scalar.parsed(
        words,
        allowed,
        text -> {
          boolean single = text.length() == 1 || text.equals(NO_QUOTE);
          if (!single || !allowed.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + words);
          }
          return text.equals(NO_QUOTE) ? Layout.NO_QUOTE : text.charAt(0);
        });
  }

  static Notation notation(Fields fields) {
    return new Notation(
        fields.get(ENCODING),
        new Layout(
            fields.get(DELIMITER),
            fields.get(QUOTE),
            fields.get(ESCAPE),
            fields.get(HEADER),
            fields.get(SKIP).intValue(),
            fields.get(MAX_FIELD_LINES).intValue()),
        new Numbers(fields.get(DECIMAL), fields.get(THOUSANDS)),
        fields.get(NULL));
  }
}
