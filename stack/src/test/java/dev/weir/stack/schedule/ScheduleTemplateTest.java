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

  @Test
  void aDayWithoutSuccessIsNewsOnlyWhereAPipelineIsToRunEveryDay() {
    assertThat(template("0 0 * * *", true)).contains("NoSuccessAlarm");
    assertThat(template("0 0 * * *", false)).contains("DISABLED").doesNotContain("NoSuccessAlarm");
    assertThat(template("0 0 * * 1-5", true)).contains("ENABLED").doesNotContain("NoSuccessAlarm");
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
