package dev.weir.value;

import java.util.List;

/** Goes over a word once, from part to part. */
final class Cursor {
  /** What is read where there is none of its kind. */
  static final int NONE = Integer.MIN_VALUE;

  static final int MICRO_DIGITS = 6;
  private static final int MAX_OFFSET_HOURS = 15;
  private static final int SIXTY = 60;

  private final String word;
  private int at;

  Cursor(String word, int at) {
    this.word = word;
    this.at = at;
  }

  boolean isAtEnd() {
    return at == word.length();
  }

  boolean take(char c) {
    if (at < word.length() && word.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  boolean take(String text) {
    boolean there = word.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  /** Up to this many digits, as a number. */
  int number(int fewest, int most) {
    int start = at;
    int number = 0;
    while (at < word.length() && at - start < most && Numeral.isDigit(word.charAt(at))) {
      number = 10 * number + (word.charAt(at++) - '0');
    }
    return at - start < fewest ? NONE : number;
  }

  /** Two digits. */
  int below(int limit) {
    int number = number(2, 2);
    return number < limit ? number : NONE;
  }

  /** Digits behind a point, as microseconds. */
  int micros(int fewest, int most) {
    int start = at;
    int micros = number(fewest, most);
    for (int digits = at - start; digits < MICRO_DIGITS && micros != NONE; digits++) {
      micros *= 10;
    }
    return micros;
  }

  /** Goes on to the next that is none; whether there was another digit than 0. */
  boolean skipDigits() {
    boolean other = false;
    for (; at < word.length() && Numeral.isDigit(word.charAt(at)); at++) {
      other |= word.charAt(at) != '0';
    }
    return other;
  }

  /** From UTC, in seconds: {@code Z}, {@code +05}, {@code -0330}, {@code +05:45}. */
  int offset() {
    if (take('Z')) {
      return 0;
    }
    int sign = take('+') ? 1 : take('-') ? -1 : 0;
    int hours = below(MAX_OFFSET_HOURS + 1);
    if (sign == 0 || hours < 0) {
      return NONE;
    }
    boolean colon = take(':');
    boolean more = at < word.length() && Numeral.isDigit(word.charAt(at));
    int minutes = colon || more ? below(SIXTY) : 0;
    int seconds = colon && take(':') ? below(SIXTY) : 0;
    return minutes < 0 || seconds < 0 ? NONE : sign * (SIXTY * (SIXTY * hours + minutes) + seconds);
  }

  /** Which of the names, in any case of letters, stands here. */
  int oneOf(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      int length = names.get(i).length();
      if (word.regionMatches(true, at, names.get(i), 0, length) && isAscii(at, at + length)) {
        at += length;
        return i;
      }
    }
    return NONE;
  }

  /** Letters of other scripts may be the same as ours but for their case: ſ is an S. */
  private boolean isAscii(int start, int end) {
    return word.substring(start, end).chars().allMatch(c -> c < 0x80);
  }
}
