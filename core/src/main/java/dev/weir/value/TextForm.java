package dev.weir.value;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;

/**
 * How values of each type are written as text: one grammar, as a regular expression that Java and
 * RE2 (which DuckDB has) read alike. {@link TextValues} is the same in Java; tests hold the two
 * together.
 *
 * <p>Around a value {@link #SPACES} do not count, and nothing but them is null, but for text.
 * Beside the grammar a type has bounds:
 *
 * <ul>
 *   <li>{@code integer}, {@code bigint}: a whole number in range, however it is written: {@code
 *       7.0}, {@code 1e3};
 *   <li>{@code decimal}: all digits fit, trailing zeros do not count;
 *   <li>{@code real}, {@code double}: the nearest value; one beyond the largest, or one that would
 *       become zero, is bad;
 *   <li>{@code date} and the timestamps: a day that there is.
 * </ul>
 */
public final class TextForm {
  /** What may stand around a value. */
  public static final String SPACES = " \t\n\u000B\f\r";

  static final String NUMBER = "[+-]?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?";

  /** In any case of letters. Spelt out, as (?i) means other letters in RE2 than in Java. */
  private static final String SPECIAL = "[+-]?[Ii][Nn][Ff](?:[Ii][Nn][Ii][Tt][Yy])?|[Nn][Aa][Nn]";

  /** 0001 to 9999. */
  static final String YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";

  private static final String DATE = YEAR + "-[0-9]{2}-[0-9]{2}";

  /** Zeros behind the microseconds say nothing. */
  private static final String TIMESTAMP =
      DATE + "[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6}0*)?)?";

  static final String OFFSET =
      "(?:Z|[+-](?:0[0-9]|1[0-5])(?:[0-5][0-9]|:[0-5][0-9](?::[0-5][0-9])?)?)";

  /** RFC 4648; the padding may be left out, bits that would be lost may not be set. */
  private static final String BASE64 =
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw](?:==)?|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=?)?";

  private TextForm() {}

  /** What a whole value matches, without the spaces around it. */
  public static String regex(ColumnType type) {
    return switch (type) {
      case Decimal _ -> NUMBER;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]";
            case INTEGER, BIGINT -> NUMBER;
            case REAL, DOUBLE -> NUMBER + "|" + SPECIAL;
            case TEXT -> "(?s:.*)";
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> TIMESTAMP + OFFSET;
            case BINARY -> BASE64;
          };
    };
  }

  /** The text without the spaces around it. */
  public static String word(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
