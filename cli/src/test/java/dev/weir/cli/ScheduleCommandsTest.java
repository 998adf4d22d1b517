package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules on this machine, from pipeline.yaml to a run. */
class ScheduleCommandsTest {
  private static final String PIPELINE =
      """
      name: coffee
      schedule: {cron: "0 0 1 1 *", time-zone: Europe/Berlin}
      connections: {kitchen: {kind: file}}
      sources: {cups: {connection: kitchen, path: cups.csv, columns: {id: bigint}}}
      targets: {cups: {from: cups, table: coffee.cups}}
      """;

  @TempDir private Path root;
  private CommandLineFixture fixture;

  @BeforeEach
  void write() {
    fixture =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString())
            .pipeline("coffee", PIPELINE)
            .file(Path.of("pipelines/coffee/input/cups.csv"), "id\n1\n");
  }

  @Test
  void theNewestTickThatIsDueIsRunOnceUnderItsOwnName() {
    Printed first = fixture.weir("run", "coffee", "--scheduled");
    Printed second = fixture.weir("run", "coffee", "--scheduled");

    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(first.out()).startsWithIgnoringCase("coffee-").contains("1231T230000Z");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .matches("coffee-\\d{4}1231T230000Z was started before: nothing is due.\\n");
  }

  @Test
  void theListShowsWhatComesAndWhatCame() {
    assertThat(fixture.weir("schedule", "list").out())
        .containsPattern("coffee +enabled +0 0 1 1 \\* +Europe/Berlin +\\d{4}-01-01 00:00\\n");
    fixture.weir("run", "coffee");

    assertThat(fixture.weir("schedule", "list").out())
        .containsPattern("-01-01 00:00 +succeeded \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\n");
  }

  @Test
  void whatIsWrittenForAwsIsThePipelinesSchedules() throws IOException {
    fixture.file(Path.of("template.yaml"), "");

    Printed written = fixture.weir("schedule", "write");

    assertThat(written.out())
        .contains("infra/schedules.yaml: 1 schedule, 1 enabled. sam build && sam deploy");
    assertThat(Files.readString(root.resolve("infra/schedules.yaml")))
        .contains("ScheduleExpression: cron(0 0 1 1 ? *)");
  }

  @Test
  void aProjectThatIsNoCloneHasNothingToDeploySchedulesWith() {
    Printed printed = fixture.weir("schedule", "write");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4007 Cannot write schedules for AWS: " + root);
  }

  @Test
  void aPipelineWithoutAScheduleIsNotRunAsScheduled() {
    fixture.pipeline("coffee", PIPELINE.replaceFirst("schedule: .*\n", ""));

    Printed printed = fixture.weir("run", "coffee", "--scheduled");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4007 Cannot run 'coffee' as it is scheduled: it has no schedule.");
  }

  @Test
  void oneTickIsChosenInOneWay() {
    Printed printed = fixture.weir("run", "coffee", "--scheduled", "--at", "2026-11-23T00:00:00Z");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("mutually exclusive");
  }
}
