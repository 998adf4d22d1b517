package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.aws.NeedsDocker;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/** template.yaml, deployed by sam, and run. */
@NeedsDocker
@SuppressWarnings("NullAway.Init")
class DeployedStackTest {
  private static final String STACK = "weir-test";
  private static Deployment deployed;

  @BeforeAll
  static void deploy() {
    deployed = Deployment.deploy(STACK, Map.of("CourseRatingsState", "ENABLED"));
  }

  @Test
  void a_pipeline_has_a_schedule_that_names_the_time_it_runs_for() {
    try (SchedulerClient scheduler = Clients.of(SchedulerClient.builder())) {
      GetScheduleResponse schedule =
          scheduler.getSchedule(
              r -> r.groupName(deployed.output("ScheduleGroup")).name(STACK + "-course-ratings"));
      assertThat(schedule.state()).isEqualTo(ScheduleState.ENABLED);
      assertThat(schedule.scheduleExpression()).isEqualTo("cron(0 0 * * ? *)");
      assertThat(schedule.target().arn()).isEqualTo(deployed.output("StateMachineArn"));
      assertThat(schedule.target().input())
          .contains("course-ratings", "<aws.scheduler.scheduled-time>");
    }
  }
}
