package dev.weir.records.value;

import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextForm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites numbers of another notation, as in {@code 1.234,56}, to the plain one. */
final class NumberNotation {
  /** People write a space, programs the ones that do not break. */
  private static final String SPACES = "[ \u00a0\u202f]";

  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  private final Pattern thousands;
  private final Pattern number;

  NumberNotation(Numbers numbers) {
    String mark =
        numbers
            .thousands()
            .map(c -> c == ' ' ? SPACES : Pattern.quote(String.valueOf(c)))
            .orElse("(?!)");
    this.thousands = Pattern.compile(mark);
    this.number =
        Pattern.compile(
            "(?<whole>[+-]?(?:[0-9]{1,3}(?:%s[0-9]{3})+|[0-9]*))(?:%s(?<fraction>[0-9]*))?(?<exponent>[eE].*)?"
                .formatted(mark, Pattern.quote(String.valueOf(numbers.decimal()))));
  }

  /**
   * What has no digit is left to the type, such as {@code Infinity}.
   *
   * @throws BadValue if it is no number in this notation, even if it is one in another
   */
  String plain(ColumnType type, String text) throws BadValue {
    String word = TextForm.word(text);
    if (!DIGIT.matcher(word).find()) {
      return word;
    }
    Matcher matcher = number.matcher(word);
    if (!matcher.matches()) {
      boolean whole = type == Simple.INTEGER || type == Simple.BIGINT;
      throw new BadValue(whole ? "not an integer" : "not a number");
    }
    String fraction = matcher.group("fraction");
    String exponent = matcher.group("exponent");
    return thousands.matcher(matcher.group("whole")).replaceAll("")
        + (fraction == null ? "" : "." + fraction)
        + (exponent == null ? "" : exponent);
  }
}
