package dev.weir.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date        | %Y-%m-%d          | 2026-02-28               | 2026-02-28
          date        | %d.%m.%Y          | 31.12.2025               | 2025-12-31
          date        | %d.%m.%Y          | 1.1.2026                 | 2026-01-01
          date        | %-d/%-m/%Y        | 01/02/2026               | 2026-02-01
          date        | %d.%m.%y          | 01.02.69                 | 1969-02-01
          date        | %d.%m.%y          | 01.02.68                 | 2068-02-01
          date        | %Y%m%d            | 20260208                 | 2026-02-08
          date        | %Y %j             | 2024 1                   | 2024-01-01
          date        | %Y %j             | 2024 366                 | 2024-12-31
          date        | %Y%j              | 2024060                  | 2024-02-29
          date        | %Y-%m             | 2026-02                  | 2026-02-01
          date        | %b %d, %Y         | feb 8, 2026              | 2026-02-08
          date        | %A, %d %B %Y      | Sunday, 08 February 2026 | 2026-02-08
          date        | %d.%m.%Y %H:%M    | 08.02.2026 23:59         | 2026-02-08
          date        | 100%% (%Y) [%m].  | 100% (2026) [2].         | 2026-02-01
          timestamp   | %d.%m.%Y %H:%M:%S | 08.02.2026 9:05:07       | 2026-02-08T09:05:07
          timestamp   | %m/%d/%Y %I:%M %p | 2/8/2026 12:30 am        | 2026-02-08T00:30
          timestamp   | %m/%d/%Y %I:%M %p | 02/08/2026 01:30 PM      | 2026-02-08T13:30
          timestamp   | %Y%m%d%H%M%S%f    | 20260208010203000004     | 2026-02-08T01:02:03.000004
          timestamp   | %Y-%m-%d %H:%M:%S.%f | 2026-02-08 01:02:03.5 | 2026-02-08T01:02:03.500
          timestamp   | %d.%m.%Y          | 08.02.2026               | 2026-02-08T00:00
          timestamptz | %d.%m.%Y %H:%M %z | 08.02.2026 01:00 +0130   | 2026-02-07T23:30:00Z
          """)
  void isTaken(String type, String format, String text, String value) throws Exception {
    DateFormat dates = DateFormat.of(format, ColumnType.parse(type));
    assertThat(dates.parse(text)).hasToString(value);
    assertThat(dates.parse(" " + text + "\t")).hasToString(value);
    assertThat(text).matches(Pattern.compile(dates.regex()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %d.%m.%Y     | 31.04.2026, 29.02.2025, 1.1.26, 01.02.26x, 2026-01-01, 01.02.2026 10:00, 00.01.2026, 14.01., 01.13.2026, 01.02.20266, 01.02.-2026, 01.02.0000, 001.02.2026, 1.1. 2026, １.01.2026, epoch, infinity
          %Y %j        | 2023 366, 2024 0, 2024 367, 2024 0001, 24 100
          %Y%m%d       | 2026208, 202602081, 20260230
          %d.%m.%y     | 1.1.2026, 1.1.6
          %b %d, %Y    | febr 8, 2026; February 8, 2026; 2 8, 2026
          %A %d.%m.%Y  | Monday 08.02.2026, Sun 08.02.2026, \u017funday 08.02.2026
          %Y-%m-%d %I:%M %p | 2026-02-08 13:00 pm, 2026-02-08 00:00 am, 2026-02-08 1:60 am, 2026-02-08 1:00 xm
          %Y-%m-%d %H:%M:%S.%f | 2026-02-08 24:00:00.0, 2026-02-08 01:00:60.0, 2026-02-08 01:00:00.1234567
          """)
  void isBad(String format, String texts) {
    DateFormat dates = DateFormat.of(format, Simple.DATE);
    for (String text : texts.split(texts.contains(";") ? "; " : ", ", -1)) {
      assertThatThrownBy(() -> dates.parse(text))
          .as(text)
          .isInstanceOf(BadValue.class)
          .hasMessage("not a date of format " + format);
    }
  }

  @Test
  void nothingIsNull() throws Exception {
    assertThat(DateFormat.of("%Y", Simple.DATE).parse(" \t")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date        | %Q            | %Q is none of %Y, %y, %m, %B, %b, %d, %j, %A, %a, %H, %I, %p, %M, %S, %f, %z, %%.
          date        | %Y-%          | % is none of %Y, %y, %m, %B, %b, %d, %j, %A, %a, %H, %I, %p, %M, %S, %f, %z, %%.
          date        | %-Y           | %-Y is none of %Y, %y, %m, %B, %b, %d, %j, %A, %a, %H, %I, %p, %M, %S, %f, %z, %%.
          date        | %d.%m.        | it has no year, %Y or %y.
          date        | %Y %m %m      | it has %m twice.
          date        | %Y %m %b      | it has %m and %b.
          date        | %Y %y         | it has %Y and %y.
          date        | %Y-%m-%d %j   | it has %d and %j.
          timestamp   | %Y %I         | %I and %p need each other.
          timestamp   | %Y %H %p      | %I and %p need each other.
          timestamp   | %Y %H %z      | an offset, %z, is of a timestamptz alone.
          timestamptz | %Y-%m-%d %H   | it has no offset, %z. Without one it is a timestamp.
          """)
  void aFormatWithoutOneMeaningIsNone(String type, String format, String problem) {
    assertThatThrownBy(() -> DateFormat.of(format, ColumnType.parse(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no %s format: %s", format, type, problem);
  }

  @Test
  void onlyDatesAndTimesHaveAFormat() {
    assertThatThrownBy(() -> DateFormat.of("%Y", Simple.TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%Y' is a format of dates and times, not of text.");
  }
}
