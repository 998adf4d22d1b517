package dev.weir.redshift.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as Redshift prints them: {@code 0044-03-15 12:00:00.5+00 BC}. */
public final class RedshiftTimes {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<year>\\d{4,6})-(?<month>\\d\\d)-(?<day>\\d\\d)(?:["
              + " T](?<time>\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?<zone>[+-]\\d\\d(?::?\\d\\d)?|Z)?)?(?<bc>"
              + " BC)?");

  private RedshiftTimes() {}

  public static LocalDate date(String text) {
    Matcher found = matched(text);
    int year = Integer.parseInt(found.group("year"));
    // There is no year 0 in Redshift: the year before 1 is 1 BC.
    return LocalDate.of(
        found.group("bc") == null ? year : 1 - year,
        Integer.parseInt(found.group("month")),
        Integer.parseInt(found.group("day")));
  }

  public static LocalDateTime timestamp(String text) {
    Matcher found = matched(text);
    LocalTime time =
        found.group("time") == null ? LocalTime.MIDNIGHT : LocalTime.parse(found.group("time"));
    return date(text).atTime(time);
  }

  /** Without a zone, UTC: the zone of every session of the Data API. */
  public static Instant instant(String text) {
    String zone = matched(text).group("zone");
    return timestamp(text).toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
  }

  private static Matcher matched(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a date or time of Redshift's");
    }
    return matcher;
  }
}
