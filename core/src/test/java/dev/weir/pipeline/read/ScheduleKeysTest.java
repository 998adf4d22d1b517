package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.schedule.Schedule;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleKeysTest {
  private static Schedule schedule(String yaml) {
    return Examples.read(Examples.SMALL + yaml).schedule().orElseThrow();
  }

  @Test
  void aPipelineHasNoneUnlessItSaysSo() {
    assertThat(Examples.read(Examples.SMALL).schedule()).isEmpty();
  }

  @Test
  void aScheduleIsEnabledAndInUtcUnlessItSaysOtherwise() {
    Schedule schedule = schedule("schedule: {cron: \"0  0 * * *\"}");
    assertThat(schedule.cron()).hasToString("0 0 * * *");
    assertThat(schedule.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(schedule.enabled()).isTrue();
  }

  @Test
  void allOfItCanBeSaid() {
    Schedule schedule =
        schedule("schedule: {cron: 30 5 * * 1-5, time-zone: Europe/Berlin, enabled: false}");
    assertThat(schedule.cron()).hasToString("30 5 * * 1-5");
    assertThat(schedule.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(schedule.enabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | 4:1 schedule: 'cron' is missing: expected five fields in quotes: minute hour day-of-month month day-of-week
          {cron: 61 0 * * *}                        | 4:18 schedule.cron: '61 0 * * *' has a wrong minute: '61' is not one of 0 to 59
          {cron: 0 0 * * *, time-zone: Europe/Berln} | 4:40 schedule.time-zone: 'Europe/Berln' is not a time zone, such as Europe/Berlin or UTC. Did you mean 'Europe/Berlin'?
          {cron: 0 0 * * *, time-zone: UTC+2}       | 4:40 schedule.time-zone: 'UTC+2' is not a time zone, such as Europe/Berlin or UTC.
          {cron: 0 0 * * *, timezone: UTC}          | 4:29 schedule: 'timezone' is not a key of a schedule. Keys of a schedule: cron, time-zone, enabled. Did you mean 'time-zone'?
          {cron: 0 0 * * *, enabled: off}           | 4:38 schedule.enabled: expected true or false, found the text 'off'
          """)
  void whatIsWrongIsToldWithItsPlace(String schedule, String problem) {
    assertThat(Examples.problems(Examples.SMALL + "schedule: " + schedule))
        .singleElement()
        .asString()
        .startsWith(problem);
  }
}
