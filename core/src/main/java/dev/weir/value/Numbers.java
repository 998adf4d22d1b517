package dev.weir.value;

import dev.weir.schema.ColumnType.Decimal;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers written as text. What most are, a few digits, is read without a detour. */
final class Numbers {
  /** As many digits as a long holds, whatever they are. */
  private static final int SHORT = 18;

  private static final long[] TENS = new long[SHORT + 1];

  /** No number of {@value #SHORT} digits. */
  private static final long NOT_SHORT = Long.MIN_VALUE;

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private Numbers() {}

  static Integer integer(String word) throws BadValue {
    long value = whole(word, "integer");
    if ((int) value != value) {
      throw new BadValue("too large for integer");
    }
    return (int) value;
  }

  static Long bigint(String word) throws BadValue {
    return whole(word, "bigint");
  }

  private static long whole(String word, String type) throws BadValue {
    long value = unscaled(word, word.length());
    return value == NOT_SHORT ? exactly(word, type) : value;
  }

  private static long exactly(String word, String type) throws BadValue {
    Numeral number = Numeral.of(word);
    if (number == null || !number.isWhole()) {
      throw new BadValue("not an integer");
    }
    if (number.point() > SHORT + 1 || number.unscaled(0).bitLength() >= Long.SIZE) {
      throw new BadValue("too large for " + type);
    }
    return number.unscaled(0).longValue();
  }

  /**
   * The digits of a word as one number, if there are few and nothing else but a sign.
   *
   * @param point where one more character stands that is left out; the length if there is none
   */
  private static long unscaled(String word, int point) {
    int start = !word.isEmpty() && (word.charAt(0) == '-' || word.charAt(0) == '+') ? 1 : 0;
    int digits = word.length() - start - (point < word.length() ? 1 : 0);
    if (digits < 1 || digits > SHORT || point == word.length() - 1) {
      return NOT_SHORT;
    }
    long value = 0;
    for (int i = start; i < word.length(); i++) {
      char c = word.charAt(i);
      if (i != point) {
        if (!Numeral.isDigit(c)) {
          return NOT_SHORT;
        }
        value = 10 * value + (c - '0');
      }
    }
    return word.charAt(0) == '-' ? -value : value;
  }

  static BigDecimal decimal(Decimal type, String word) throws BadValue {
    int found = word.indexOf('.');
    int point = found < 0 ? word.length() : found;
    int missing = type.scale() - Math.max(0, word.length() - 1 - point);
    long value = unscaled(word, point);
    if (value == NOT_SHORT || missing < 0 || word.length() + missing > SHORT) {
      return exactly(type, word);
    }
    long unscaled = value * TENS[missing];
    if (type.precision() < SHORT && Math.abs(unscaled) >= TENS[type.precision()]) {
      throw new BadValue("does not fit " + type.text());
    }
    return BigDecimal.valueOf(unscaled, type.scale());
  }

  private static BigDecimal exactly(Decimal type, String word) throws BadValue {
    Numeral number = Numeral.of(word);
    if (number == null) {
      throw new BadValue("not a number");
    }
    boolean fits =
        number.point() <= type.precision() - type.scale()
            && number.digits().length() - number.point() <= type.scale();
    if (!number.isZero() && !fits) {
      throw new BadValue("does not fit " + type.text());
    }
    return new BigDecimal(number.unscaled(type.scale()), type.scale());
  }

  static Float real(String word) throws BadValue {
    if (!Numeral.isNumber(word)) {
      return (float) special(word);
    }
    float value = Float.parseFloat(word);
    requireInRange(word, value == 0, Float.isInfinite(value), "real");
    return value;
  }

  static Double floating(String word) throws BadValue {
    if (!Numeral.isNumber(word)) {
      return special(word);
    }
    double value = Double.parseDouble(word);
    requireInRange(word, value == 0, Double.isInfinite(value), "double");
    return value;
  }

  /** A number that is not zero, but would become it, has lost all of its digits. */
  private static void requireInRange(String word, boolean zero, boolean infinite, String type)
      throws BadValue {
    if (infinite) {
      throw new BadValue("too large for " + type);
    }
    if (zero && hasDigits(word)) {
      throw new BadValue("too small for " + type);
    }
  }

  /** Whether there is another digit than 0 before the exponent. */
  private static boolean hasDigits(String number) {
    for (int i = 0; i < number.length() && (number.charAt(i) | 0x20) != 'e'; i++) {
      if (number.charAt(i) >= '1') {
        return true;
      }
    }
    return false;
  }

  private static double special(String word) throws BadValue {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new BadValue("not a number");
    };
  }
}
