package dev.weir.increment;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as cursors have them, to the microsecond. */
final class CursorTime {
  private static final Pattern TIME =
      Pattern.compile(
          "(?<day>\\d{4}-\\d\\d-\\d\\d)(?:[T ](?<clock>\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?))?(?<offset>Z|[+-]\\d\\d(?::\\d\\d)?)?");

  private CursorTime() {}

  /**
   * In UTC, where the type is an instant.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LocalDateTime parse(String text, ColumnType type) {
    Matcher parts = TIME.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      LocalDateTime time = time(parts.group("day"), parts.group("clock"));
      String offset = parts.group("offset");
      if ((offset != null && type != Simple.TIMESTAMPTZ)
          || (type == Simple.DATE && parts.group("clock") != null)
          || time.getYear() < 1) {
        throw new IllegalArgumentException(text);
      }
      return offset == null ? time : inUtc(time, offset);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static LocalDateTime time(String day, @Nullable String clock) {
    return LocalDate.parse(day).atTime(clock == null ? LocalTime.MIDNIGHT : LocalTime.parse(clock));
  }

  private static LocalDateTime inUtc(LocalDateTime time, String offset) {
    return time.atOffset(ZoneOffset.of(offset))
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toLocalDateTime();
  }

  static String written(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
