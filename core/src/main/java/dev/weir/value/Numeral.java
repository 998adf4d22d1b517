package dev.weir.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is written, exactly, however large its exponent: 0.digits × 10 to the power of
 * point. {@code -1200} is negative, 12, 4.
 *
 * @param digits without zeros at either end; empty for zero
 * @param point 0 for zero; beyond ±{@link #FAR} it is no matter how far
 */
record Numeral(boolean negative, String digits, long point) {
  static final long FAR = 1_000_000_000_000L;

  /** Null if it is no number. */
  static @Nullable Numeral of(String word) {
    int start = signEnd(word, 0);
    int whole = digitsEnd(word, start);
    int fraction = fractionEnd(word, whole);
    int end = exponentEnd(word, fraction);
    if (fraction == start || end != word.length()) {
      return null;
    }
    boolean negative = word.charAt(0) == '-';
    String written = word.substring(start, whole);
    if (fraction > whole) {
      written += word.substring(whole + 1, fraction);
    }
    return of(negative, written, whole - start + exponent(word, fraction, end));
  }

  /** Whether {@link #of} would not be null, without making anything. */
  static boolean isNumber(String word) {
    int start = signEnd(word, 0);
    int fraction = fractionEnd(word, digitsEnd(word, start));
    return fraction > start && exponentEnd(word, fraction) == word.length();
  }

  private static Numeral of(boolean negative, String written, long point) {
    int start = 0;
    int end = written.length();
    while (start < end && written.charAt(start) == '0') {
      start++;
    }
    while (start < end && written.charAt(end - 1) == '0') {
      end--;
    }
    return start == end
        ? new Numeral(negative, "", 0)
        : new Numeral(negative, written.substring(start, end), point - start);
  }

  boolean isZero() {
    return digits.isEmpty();
  }

  boolean isWhole() {
    return digits.length() <= point;
  }

  /** The number times 10 to the power of the scale, which must have room for all digits. */
  BigInteger unscaled(int scale) {
    if (isZero()) {
      return BigInteger.ZERO;
    }
    int zeros = Math.toIntExact(scale + point - digits.length());
    BigInteger value = new BigInteger(digits).multiply(BigInteger.TEN.pow(zeros));
    return negative ? value.negate() : value;
  }

  private static int signEnd(String word, int at) {
    return at < word.length() && (word.charAt(at) == '-' || word.charAt(at) == '+') ? at + 1 : at;
  }

  private static int digitsEnd(String word, int start) {
    int end = start;
    while (end < word.length() && isDigit(word.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A point needs digits behind it: without, it ends no number. */
  private static int fractionEnd(String word, int whole) {
    if (whole == word.length() || word.charAt(whole) != '.') {
      return whole;
    }
    int end = digitsEnd(word, whole + 1);
    return end == whole + 1 ? whole : end;
  }

  private static int exponentEnd(String word, int start) {
    if (start == word.length() || (word.charAt(start) | 0x20) != 'e') {
      return start;
    }
    int first = signEnd(word, start + 1);
    int end = digitsEnd(word, first);
    return end == first ? start : end;
  }

  private static long exponent(String word, int start, int end) {
    long exponent = 0;
    int first = start == end ? end : signEnd(word, start + 1);
    for (int i = first; i < end; i++) {
      exponent = Math.min(FAR, exponent * 10 + (word.charAt(i) - '0'));
    }
    return start < end && word.charAt(start + 1) == '-' ? -exponent : exponent;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
