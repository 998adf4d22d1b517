package dev.weir.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import dev.weir.testkit.stack.DeployedReplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Ctrl-C on a run that is in the cloud. */
@NeedsDocker
class InterruptedOnStackTest {
  private static final String WAITS =
      """
      {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}
      """;

  @TempDir private Path root;

  @Test
  void whoever_looks_away_does_not_stop_it() throws Exception {
    Files.createDirectories(root.resolve(".weir/lake"));
    Files.createDirectories(root.resolve("infra"));
    Files.writeString(root.resolve("infra/state-machine.asl.json"), WAITS);
    Files.createDirectories(root.resolve("pipelines/shop"));
    Files.writeString(root.resolve("pipelines/shop/pipeline.yaml"), "name: shop\n");
    DeployedReplay stack = new DeployedReplay("waiting").deployed(root);

    try (Child child =
            Child.weir(
                root,
                LocalStack.running().environment(),
                "run",
                "shop",
                "--at",
                "2026-11-22T00:00:00Z",
                "--stack",
                "waiting");
        SfnClient stepFunctions = stack.aws().build(SfnClient.builder())) {
      CrashProject.until(() -> child.printed().contains("on stack waiting"));
      CrashProject.until(() -> !executions(stepFunctions).isEmpty());
      child.interrupt();

      assertThat(child.end()).as(child.printed()).isEqualTo(130);
      assertThat(child.printed())
          .contains(
              "The run goes on in the cloud; this only stopped following it.",
              "./weir resume shop-20261122T000000Z --stack waiting",
              "Stop it:      aws stepfunctions stop-execution")
          .doesNotContain("\tat ");
      assertThat(executions(stepFunctions))
          .singleElement()
          .extracting(ExecutionListItem::status)
          .isEqualTo(ExecutionStatus.RUNNING);
    }
  }

  private static List<ExecutionListItem> executions(SfnClient stepFunctions) {
    String machine =
        "arn:aws:states:%s:000000000000:stateMachine:waiting".formatted(LocalStack.REGION);
    return stepFunctions.listExecutions(r -> r.stateMachineArn(machine)).executions();
  }
}
