package dev.weir.pipeline.keys.value;

import dev.weir.pipeline.shape.Scalar;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values in percent: {@code 1 %}, {@code 0.5%}. */
public final class Percents {
  private static final String FRACTION = "(?:\\.[0-9]{1,6})?";

  /** Of a whole: 100 % at most. */
  public static final Scalar<BigDecimal> SHARE =
      percent("a share, as in 1 %", "(?:100|[0-9]{1,2}" + FRACTION + ") ?%");

  /** By which something changes. */
  public static final Scalar<BigDecimal> CHANGE =
      percent("a change, as in 50 %", "[0-9]{1,6}" + FRACTION + " ?%");

  private Percents() {}

  private static Scalar<BigDecimal> percent(String words, String form) {
    Pattern pattern = Pattern.compile(form);
    return Scalar.parsed(words, pattern, text -> parse(words, pattern, text));
  }

  private static BigDecimal parse(String words, Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("expected " + words + ", found '" + text + "'");
    }
    return new BigDecimal(text.replace("%", "").strip());
  }
}
