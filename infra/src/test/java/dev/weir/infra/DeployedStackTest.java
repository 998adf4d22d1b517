package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import dev.weir.run.RunId;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.testkit.ExpectedOutput;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * template.yaml, deployed by sam, and run: the state machine and the functions in containers of
 * Lambda, a PostgreSQL as the source, the stand-in for Redshift as the warehouse.
 */
@NeedsDocker
@NeedsSam
@SuppressWarnings("NullAway.Init")
class DeployedStackTest {
  private static final String STACK = "weir-test";
  private static final Path PIPELINES = Template.ROOT.resolve("pipelines");

  private static Deployment deployed;
  private static ReachableDatabase courses;
  private static RedshiftStandIn redshift;
  private static S3Client s3;

  @BeforeAll
  static void deploy() {
    courses = ReachableDatabase.ofCourses();
    s3 = Clients.of(S3Client.builder().forcePathStyle(true));
    redshift = new RedshiftStandIn(s3);
    putSecret(courses.uri());
    deployed =
        Deployment.deploy(
            STACK,
            Map.of(
                "WarehouseWorkgroup", RedshiftStandIn.WORKGROUP,
                "WarehouseWorkgroupId", "00000000-0000-0000-0000-000000000000",
                "WarehouseDatabase", RedshiftStandIn.DATABASE,
                "WarehouseCopyRoleArn", RedshiftStandIn.COPY_ROLE,
                "ScratchSize", "1024"));
    String endpoint = "http://%s:%d".formatted(machine(), redshift.port());
    deployed.addVariable("LoadFunction", "AWS_ENDPOINT_URL_REDSHIFT_DATA", endpoint);
    deployed.addVariable("QueryFunction", "AWS_ENDPOINT_URL_REDSHIFT_DATA", endpoint);
  }

  @AfterAll
  static void stop() {
    redshift.close();
    s3.close();
    courses.close();
  }

  @Test
  void a_tick_of_the_schedule_publishes_what_the_laptop_does_and_a_second_delivery_nothing_more()
      throws IOException, SQLException {
    String tick = tick("2026-11-22T00:00:00Z");

    assertSucceeded(deployed.run(tick));
    try (Connection warehouse = ReachableDatabase.connect(redshift.database())) {
      ExpectedOutput.of(PIPELINES, "course-ratings").assertPublished(warehouse);
    }
    assertSucceeded(deployed.run(tick));
    assertThat(timesPublished("course-ratings-20261122T000000Z")).isOne();
  }

  @Test
  void a_pipeline_has_a_schedule_that_names_the_time_it_runs_for() {
    GetScheduleResponse schedule = schedule("course-ratings");
    assertThat(schedule.state()).isEqualTo(ScheduleState.ENABLED);
    assertThat(schedule.scheduleExpression()).isEqualTo("cron(0 0 * * ? *)");
    assertThat(schedule.scheduleExpressionTimezone()).isEqualTo("UTC");
    assertThat(schedule.target().arn()).isEqualTo(deployed.output("StateMachineArn"));
    assertThat(schedule("files").state()).isEqualTo(ScheduleState.DISABLED);
  }

  @Test
  void a_source_that_is_down_ends_in_a_report_and_a_message_and_the_resumed_run_publishes_once()
      throws SQLException {
    String run = "course-ratings-20261121T000000Z";
    try (Inbox inbox = Inbox.of(deployed.output("NoticesTopicArn"))) {
      putSecret("postgresql://postgres:any@%s:1/nothing?sslmode=disable".formatted(machine()));
      assertThat(deployed.run(tick("2026-11-21T00:00:00Z")).status())
          .isEqualTo(ExecutionStatus.FAILED);
      assertThat(inbox.next())
          .startsWith("Weir: " + run + " failed")
          .contains("Cannot connect on connection 'courses'", "What to do: ");
    } finally {
      putSecret(courses.uri());
    }
    assertThat(report(run).path("status").asText()).isEqualTo("FAILED");

    assertSucceeded(deployed.run("{\"runId\": \"%s\", \"attempt\": 2}".formatted(run)));
    assertThat(timesPublished(run)).isOne();
    assertThat(report(run).path("status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void the_query_function_answers_a_message() {
    assertSucceeded(deployed.run(tick("2026-11-20T00:00:00Z")));

    JsonNode answer =
        deployed.invoke(
            "QueryFunction",
            Json.bytes(
                Map.of(
                    "pipeline", "course-ratings",
                    "query", "recommendations_for_user",
                    "parameters", Map.of("user_id", "12", "threshold", "4.5"))));

    assertThat(answer.at("/rows/0/0").asText()).isEqualTo("Effective Reproducible Research in SQL");
    assertThat(answer.path("rows")).hasSize(3);
  }

  /** What the deployed schedule would start the state machine with. */
  private static String tick(String time) {
    return schedule("course-ratings")
        .target()
        .input()
        .replace("<aws.scheduler.scheduled-time>", time);
  }

  private static GetScheduleResponse schedule(String pipeline) {
    try (SchedulerClient scheduler = Clients.of(SchedulerClient.builder())) {
      return scheduler.getSchedule(
          r -> r.groupName(deployed.output("ScheduleGroup")).name(STACK + "-" + pipeline));
    }
  }

  private static void putSecret(String value) {
    String name = STACK + "/database/courses";
    try (SecretsManagerClient secrets = Clients.of(SecretsManagerClient.builder())) {
      if (secrets.listSecrets().secretList().stream().anyMatch(s -> s.name().equals(name))) {
        var _ = secrets.putSecretValue(r -> r.secretId(name).secretString(value));
      } else {
        var _ = secrets.createSecret(r -> r.name(name).secretString(value));
      }
    }
  }

  /** This machine, as containers reach it. */
  private static String machine() {
    return LocalStack.running().machineInNetwork();
  }

  private static void assertSucceeded(DescribeExecutionResponse execution) {
    assertThat(execution.status())
        .as("%s: %s", execution.error(), execution.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private static long timesPublished(String run) throws SQLException {
    try (Connection warehouse = ReachableDatabase.connect(redshift.database());
        Statement statement = warehouse.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM weir.%s WHERE run_id = '%s'"
                    .formatted(RunId.ledger("dwh.course"), run))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static JsonNode report(String run) {
    String bucket = deployed.resource("Lake");
    String key = "lake/runs/course-ratings/%s/report.json".formatted(run);
    return Json.read(
        s3.getObjectAsBytes(r -> r.bucket(bucket).key(key))
            .asString(StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8),
        JsonNode.class);
  }
}
