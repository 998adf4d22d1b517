package dev.weir.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates and timestamps as ISO 8601 writes them, with a space for the T as databases do. */
final class Times {
  private static final int DATE_LENGTH = 10;
  private static final int NANOS_PER_MICRO = 1000;

  private Times() {}

  static LocalDate date(String word) throws BadValue {
    LocalDate date = word.length() == DATE_LENGTH ? dateAt(word) : null;
    if (date == null) {
      throw new BadValue("not a date");
    }
    return date;
  }

  static LocalDateTime timestamp(String word) throws BadValue {
    Cursor cursor = new Cursor(word, DATE_LENGTH);
    LocalDateTime time = time(word, cursor, "not a timestamp");
    if (!cursor.isAtEnd()) {
      throw new BadValue("not a timestamp");
    }
    return time;
  }

  static Instant instant(String word) throws BadValue {
    String bad = "not a timestamp with an offset";
    Cursor cursor = new Cursor(word, DATE_LENGTH);
    LocalDateTime time = time(word, cursor, bad);
    int seconds = cursor.offset();
    if (seconds == Cursor.NONE || !cursor.isAtEnd()) {
      throw new BadValue(bad);
    }
    return instant(time, seconds);
  }

  static Instant instant(LocalDateTime time, int offsetSeconds) {
    return time.toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  private static LocalDateTime time(String word, Cursor cursor, String bad) throws BadValue {
    LocalDate date = word.length() > DATE_LENGTH ? dateAt(word) : null;
    if (date == null || !(cursor.take('T') || cursor.take(' '))) {
      throw new BadValue(bad);
    }
    int hour = cursor.below(24);
    int minute = cursor.take(':') ? cursor.below(60) : Cursor.NONE;
    boolean hasSecond = cursor.take(':');
    int second = hasSecond ? cursor.below(60) : 0;
    boolean hasFraction = hasSecond && cursor.take('.');
    int micros = hasFraction ? cursor.micros(1, Cursor.MICRO_DIGITS) : 0;
    if (hour < 0 || minute < 0 || second < 0 || micros < 0) {
      throw new BadValue(bad);
    }
    if (hasFraction && cursor.skipDigits()) {
      throw new BadValue("finer than microseconds");
    }
    return LocalDateTime.of(
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        hour,
        minute,
        second,
        micros * NANOS_PER_MICRO);
  }

  /** The date in the first ten characters, null if there is none. */
  private static @Nullable LocalDate dateAt(String word) {
    Cursor cursor = new Cursor(word, 0);
    int year = cursor.number(4, 4);
    int month = cursor.take('-') ? cursor.number(2, 2) : Cursor.NONE;
    int day = cursor.take('-') ? cursor.number(2, 2) : Cursor.NONE;
    return isDate(year, month, day) ? LocalDate.of(year, month, day) : null;
  }

  static boolean isDate(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }
}
