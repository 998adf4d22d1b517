package dev.weir.value;

import static dev.weir.value.Cursor.NONE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of a date and a time, and the one moment that it is. */
final class DateReading {
  private static final int NANOS_PER_MICRO = 1000;
  private static final int FIRST_SHORT_YEAR = 1969;

  private final Map<DateField, Integer> read = new EnumMap<>(DateField.class);

  /** False if there is nothing to put. */
  boolean put(DateField field, int value) {
    read.put(field, value);
    return value != NONE;
  }

  int get(DateField field) {
    return or(field, NONE);
  }

  private int or(DateField field, int otherwise) {
    return read.getOrDefault(field, otherwise);
  }

  /** Null if there is no such day, or no such time. */
  @Nullable LocalDateTime time() {
    LocalDate date = date();
    int hour = hour();
    int minute = or(DateField.MINUTE, 0);
    int second = or(DateField.SECOND, 0);
    if (date == null || !isWeekday(date) || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    return date.atTime(hour, minute, second, or(DateField.FRACTION, 0) * NANOS_PER_MICRO);
  }

  private @Nullable LocalDate date() {
    int year = year();
    if (get(DateField.DAY_OF_YEAR) != NONE) {
      int day = get(DateField.DAY_OF_YEAR);
      boolean there = year >= 1 && day >= 1 && day <= Year.of(year).length();
      return there ? LocalDate.ofYearDay(year, day) : null;
    }
    int month =
        or(DateField.MONTH, 1 + or(DateField.MONTH_NAME, or(DateField.SHORT_MONTH_NAME, 0)));
    int day = or(DateField.DAY, 1);
    return Times.isDate(year, month, day) ? LocalDate.of(year, month, day) : null;
  }

  private int year() {
    int year = get(DateField.YEAR);
    if (year != NONE) {
      return year;
    }
    return FIRST_SHORT_YEAR + Math.floorMod(get(DateField.SHORT_YEAR) - FIRST_SHORT_YEAR, 100);
  }

  /** Above 23 if there is no such hour: 0 pm, 13 pm. */
  private int hour() {
    int half = get(DateField.HALF_DAY_HOUR);
    if (half == NONE) {
      return or(DateField.HOUR, 0);
    }
    return half < 1 || half > 12 ? 24 : half % 12 + 12 * get(DateField.HALF_DAY);
  }

  private boolean isWeekday(LocalDate date) {
    int day = or(DateField.WEEKDAY, or(DateField.SHORT_WEEKDAY, NONE));
    return day == NONE || day + 1 == date.getDayOfWeek().getValue();
  }
}
