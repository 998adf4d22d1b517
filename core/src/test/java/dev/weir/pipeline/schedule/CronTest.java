package dev.weir.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 2026-11-23 is a Monday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * *            | 2026-11-23T00:00:00Z | 2026-11-24T00:00:00Z
          0 0 * * *            | 2026-11-22T23:59:59Z | 2026-11-23T00:00:00Z
          30 5 * * 1-5         | 2026-11-20T05:30:00Z | 2026-11-23T05:30:00Z
          30 5 * * MON-FRI     | 2026-11-20T05:30:00Z | 2026-11-23T05:30:00Z
          30 5 * * mon,Wed     | 2026-11-23T06:00:00Z | 2026-11-25T05:30:00Z
          0 12 * * 0           | 2026-11-23T00:00:00Z | 2026-11-29T12:00:00Z
          0 12 * * 7           | 2026-11-23T00:00:00Z | 2026-11-29T12:00:00Z
          0 12 * * SUN         | 2026-11-23T00:00:00Z | 2026-11-29T12:00:00Z
          0 12 * * 6-7         | 2026-11-28T12:00:00Z | 2026-11-29T12:00:00Z
          0 12 * * FRI-SUN     | 2026-11-28T12:00:00Z | 2026-11-29T12:00:00Z
          0 12 * * */3         | 2026-11-23T00:00:00Z | 2026-11-25T12:00:00Z
          */15 * * * *         | 2026-11-23T10:07:00Z | 2026-11-23T10:15:00Z
          5-59/20 9-17/4 * * * | 2026-11-23T09:45:00Z | 2026-11-23T13:05:00Z
          0 22-23,0-2 * * *    | 2026-11-23T02:00:00Z | 2026-11-23T22:00:00Z
          0 0 1 * *            | 2026-11-23T00:00:00Z | 2026-12-01T00:00:00Z
          0 0 31 * *           | 2026-11-23T00:00:00Z | 2026-12-31T00:00:00Z
          0 0 1 JAN,jul *      | 2026-11-23T00:00:00Z | 2027-01-01T00:00:00Z
          0 0 29 2 *           | 2026-11-23T00:00:00Z | 2028-02-29T00:00:00Z
          0 0 29 FEB *         | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z
          """)
  void theNextTimeIsTheFirstAfterAnother(String cron, Instant after, Instant next) {
    assertThat(Cron.parse(cron).next(after, UTC)).isEqualTo(next);
    assertThat(Cron.parse(cron).latest(next, UTC)).isEqualTo(next);
    assertThat(Cron.parse(cron).latest(next.minusSeconds(1), UTC)).isBeforeOrEqualTo(after);
  }

  @Test
  void aTimeIsMeantInItsZoneInSummerAsInWinter() {
    assertThat(times("0 6 * * *", "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T05:00:00Z", "2026-03-29T04:00:00Z", "2026-03-30T04:00:00Z");
    assertThat(times("0 6 * * *", "2026-10-23T12:00:00Z", 3))
        .containsExactly("2026-10-24T04:00:00Z", "2026-10-25T05:00:00Z", "2026-10-26T05:00:00Z");
  }

  /** On 2026-03-29 the clock goes from 2:00 to 3:00. */
  @Test
  void aTimeThatTheClockLeavesOutDoesNotCome() {
    assertThat(times("30 2 * * *", "2026-03-28T00:00:00Z", 2))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(times("0 * * * *", "2026-03-28T23:30:00Z", 3))
        .as("0:00 of the zone was an hour ago; then 1:00, 3:00, 4:00")
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
    assertThat(Cron.parse("30 2 * * *").latest(Instant.parse("2026-03-29T10:00:00Z"), BERLIN))
        .isEqualTo("2026-03-28T01:30:00Z");
  }

  /** On 2026-10-25 the clock goes from 3:00 back to 2:00. */
  @Test
  void aTimeThatTheClockShowsTwiceComesOnceAndFirst() {
    assertThat(times("30 2 * * *", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(times("*/30 2,3 * * *", "2026-10-24T12:00:00Z", 4))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T02:30:00Z");
    assertThat(Cron.parse("*/30 * * * *").next(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .as("from within the second showing")
        .isEqualTo("2026-10-25T02:00:00Z");
    assertThat(Cron.parse("*/30 * * * *").latest(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  /** In Cairo, on 2026-04-24, the clock goes from 0:00 to 1:00. */
  @Test
  void aDayThatBeginsAtOneHasAllItsOtherTimes() {
    ZoneId cairo = ZoneId.of("Africa/Cairo");
    assertThat(Cron.parse("0 */2 * * *").next(Instant.parse("2026-04-23T20:30:00Z"), cairo))
        .isEqualTo("2026-04-23T23:00:00Z");
  }

  private static List<String> times(String cron, String after, int count) {
    List<String> times = new ArrayList<>();
    Instant time = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      time = Cron.parse(cron).next(time, BERLIN);
      times.add(time.toString());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 0 * *         | '0 0 * *' has 4 fields: expected five
          @daily          | '@daily' has 1 fields: expected five
          0 0 * * ? *     | '0 0 * * ? *' has 6 fields: expected five
          0 0 * * ?       | '0 0 * * ?' has a wrong day-of-week: '?' is not a value, a range or a step
          0 0 L * *       | wrong day-of-month: 'L' is not one of 1 to 31
          0 0 * * MON#2   | wrong day-of-week: 'MON#2' is not a value, a range or a step
          60 0 * * *      | wrong minute: '60' is not one of 0 to 59
          0 24 * * *      | wrong hour: '24' is not one of 0 to 23
          0 0 0 * *       | wrong day-of-month: '0' is not one of 1 to 31
          0 0 * 13 *      | wrong month: '13' is not one of 1 to 12, or JAN to DEC
          0 0 * * 8       | wrong day-of-week: '8' is not one of 0 to 7, or MON to SUN
          0 0 * * MONDAY  | wrong day-of-week: 'MONDAY' is not one of 0 to 7, or MON to SUN
          -5 0 * * *      | wrong minute: '-5' is not a value, a range or a step
          0,,5 0 * * *    | wrong minute: '' is not a value, a range or a step
          0 22-2 * * *    | wrong hour: '22-2' ends before it starts: write a list of two ranges
          5/15 * * * *    | wrong minute: '5/15' has a step and no range: write 5-59/15
          */0 * * * *     | wrong minute: '*/0' has a step of 0
          *-5 * * * *     | wrong minute: '*-5' is not a value, a range or a step
          0 0 13 * 5      | restricts both day-of-month and day-of-week. cron would take either, and AWS cannot say that: leave one of them *
          0 0 */2 * 1     | restricts both
          0 0 30 2 *      | never comes: no month of it has such a day
          0 0 31 4,6 *    | never comes
          """)
  void whatIsWrongIsToldWithTheFieldAndWhatIsRight(String cron, String message) {
    assertThatThrownBy(() -> Cron.parse(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 * * *      | 1
          */5 9-17 * * * | 1
          0 0 1-31 * *   | 1
          0 0 * * 0-6    | 1
          0 0 * * 1-5    | 3
          0 0 */2 * *    | 2
          0 0 * * MON    | 7
          0 0 1 * *      | 31
          0 0 * 1-11 *   | 32
          0 0 29 2 *     | 1461
          """)
  void itsDaysAreAtMostSoFarApart(String cron, int days) {
    assertThat(Cron.parse(cron).daysApart()).isEqualTo(days);
  }
}
