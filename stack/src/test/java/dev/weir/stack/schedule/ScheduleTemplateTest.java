package dev.weir.stack.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.schedule.Cron;
import dev.weir.pipeline.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTemplateTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root", "."));
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void whatIsDeployedIsWhatThePipelinesSay() throws IOException {
    Map<String, Schedule> schedules = new PipelineCatalog(ROOT.resolve("pipelines")).schedules();
    assertThat(Files.readString(ROOT.resolve("infra/schedules.yaml")))
        .as("run: ./weir schedule write")
        .isEqualTo(ScheduleTemplate.of(schedules));
  }

  @Test
  void aScheduleStartsItsPipelineForItsTick() {
    assertThat(
            ScheduleTemplate.of(
                Map.of("coffee", new Schedule(Cron.parse("30 5 * * 1-5"), BERLIN, true))))
        .contains(
            """
              CoffeeSchedule:
                Type: AWS::Scheduler::Schedule
                Properties:
                  Name: !Sub ${Stack}-coffee
                  GroupName: !Ref Group
                  ScheduleExpression: cron(30 5 ? * MON-FRI *)
                  ScheduleExpressionTimezone: Europe/Berlin
                  State: ENABLED
            """)
        .contains(
            "'{\"pipeline\": \"coffee\", \"scheduledTime\": \"<aws.scheduler.scheduled-time>\"}'");
  }

  @ParameterizedTest
  @CsvSource({"0 0 * * *, 26", "0 0 * * 1-5, 74", "0 0 * * 1-2, 146"})
  void noSuccessIsNewsTwoHoursAfterATick(String cron, int hours) {
    assertThat(template(cron, true))
        .contains("has succeeded in %d hours,".formatted(hours))
        .contains("      Period: 3600\n      EvaluationPeriods: %d\n".formatted(hours));
  }

  @ParameterizedTest
  @CsvSource({"0 0 * * *, false", "0 0 * * MON, true", "0 0 1 * *, true", "0 0 */2 2 *, true"})
  void noAlarmWouldLookFurtherBackThanAWeekOrAtWhatIsSwitchedOff(String cron, boolean enabled) {
    assertThat(template(cron, enabled)).doesNotContain("NoSuccessAlarm");
  }

  /** One success is enough for it. */
  @Test
  void thePipelineThatRunsMostOftenIsWaitedFor() {
    Map<String, Schedule> schedules =
        Map.of(
            "monthly", new Schedule(Cron.parse("0 0 1 * *"), BERLIN, true),
            "workdays", new Schedule(Cron.parse("0 0 * * 1-5"), BERLIN, true),
            "daily", new Schedule(Cron.parse("0 0 * * *"), BERLIN, false));
    assertThat(ScheduleTemplate.of(schedules)).contains("has succeeded in 74 hours,");
  }

  /** It is in no other state than that of its making, which is no news. */
  @Test
  void beforeTheFirstSuccessNobodyIsTold() {
    assertThat(template("0 0 * * *", true))
        .contains("TreatMissingData: missing", "InsufficientDataActions: [!Ref NoticesArn]");
  }

  private static String template(String cron, boolean enabled) {
    return ScheduleTemplate.of(Map.of("coffee", new Schedule(Cron.parse(cron), BERLIN, enabled)));
  }

  @Test
  void aTemplateWithoutSchedulesHasItsGroupAndOutput() {
    assertThat(ScheduleTemplate.of(Map.of()))
        .contains("AWS::Scheduler::ScheduleGroup", "Outputs:")
        .doesNotContain("RESOURCES", "AWS::Scheduler::Schedule\n");
  }

  @Test
  void pipelinesOfLikeNamesHaveResourcesOfTheirOwn() {
    assertThat(ScheduleTemplate.logicalId("course-ratings")).isEqualTo("CourseRatingsSchedule");
    assertThat(ScheduleTemplate.logicalId("a1")).isEqualTo("A1Schedule");
    assertThat(ScheduleTemplate.logicalId("a-1")).isEqualTo("A1x171c5Schedule");
    assertThat(ScheduleTemplate.logicalId("a--b")).isNotEqualTo(ScheduleTemplate.logicalId("a-b"));
  }
}
