package dev.weir.pipeline.source;

import java.util.List;
import java.util.Optional;

/**
 * How records are written, as far as their format leaves it open.
 *
 * @param encoding empty: UTF-8, but for what a byte order mark says
 * @param nulls what stands for no value; empty: nothing at all does, and no word
 */
public record Notation(
    Optional<TextEncoding> encoding, Layout layout, Numbers numbers, Optional<List<String>> nulls) {
  /** Where a pipeline says nothing. */
  public static final Notation PLAIN =
      new Notation(Optional.empty(), Layout.PLAIN, Numbers.PLAIN, Optional.empty());

  public Notation {
    nulls = nulls.map(List::copyOf);
  }

  /** Which columns the fields of CSV and TSV belong to. */
  public enum Header {
    /** The first line, or the first behind those that are skipped, names them. */
    FIRST_LINE,
    /** There is none: a column's path is its position, from 1. */
    NONE
  }

  /**
   * The lines and fields of CSV and TSV.
   *
   * @param delimiter empty: the format's own, or the one that a line {@code sep=;} names
   * @param quote empty: the format's own; {@link #NO_QUOTE} if nothing is quoted
   * @param escape takes its meaning from the character behind it; empty: there is none
   * @param skip lines before the header
   * @param maxFieldLines that a quoted field may span
   */
  public record Layout(
      Optional<Character> delimiter,
      Optional<Character> quote,
      Optional<Character> escape,
      Header header,
      int skip,
      int maxFieldLines) {
    public static final char NO_QUOTE = '\0';
    public static final int DEFAULT_FIELD_LINES = 1000;

    public static final Layout PLAIN =
        new Layout(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Header.FIRST_LINE,
            0,
            DEFAULT_FIELD_LINES);
  }

  /**
   * Numbers in text.
   *
   * @param decimal before the fraction
   * @param thousands between groups of three digits; empty: there is none
   */
  public record Numbers(char decimal, Optional<Character> thousands) {
    public static final Numbers PLAIN = new Numbers('.', Optional.empty());
  }
}
