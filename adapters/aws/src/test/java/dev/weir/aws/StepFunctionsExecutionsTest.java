package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TransientException;
import dev.weir.testkit.aws.NeedsDocker;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@NeedsDocker
@SuppressWarnings("NullAway.Init")
class StepFunctionsExecutionsTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/any";

  private SfnClient client;
  private StepFunctionsExecutions executions;

  @BeforeEach
  void open() {
    client = TestAws.clients().build(SfnClient.builder());
    executions = new StepFunctionsExecutions(client, InstantSource.system());
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void one_that_waits_is_running_until_it_is_stopped() {
    String execution = start();

    assertThat(executions.isRunning(execution, Instant.now())).isTrue();

    var _ = client.stopExecution(r -> r.executionArn(execution));

    // LocalStack answers before the execution has ended, as AWS may.
    assertThat(
            Stream.generate(() -> executions.isRunning(execution, Instant.now()))
                .limit(1000)
                .anyMatch(running -> !running))
        .isTrue();
  }

  @Test
  void one_that_does_not_exist_is_not_running() {
    assertThat(executions.isRunning(start() + "-other", Instant.EPOCH)).isFalse();
  }

  @Test
  void one_of_another_engine_may_be_running() {
    assertThat(executions.isRunning("orders-20261123T000000Z-1", Instant.EPOCH)).isTrue();
  }

  @Test
  void where_nobody_answers_nothing_is_said() {
    AwsClients nowhere = AwsClients.at(URI.create("http://127.0.0.1:1"), "us-east-1", "a", "b");
    try (SfnClient silent = nowhere.build(SfnClient.builder())) {
      StepFunctionsExecutions unknown = new StepFunctionsExecutions(silent, InstantSource.system());

      assertThatThrownBy(() -> unknown.isRunning("arn:aws:states:any", Instant.EPOCH))
          .isInstanceOf(TransientException.class)
          .hasMessageStartingWith("WEIR-2600 Cannot look for execution arn:aws:states:any: ");
    }
  }

  private String start() {
    String machine =
        client
            .createStateMachine(
                r ->
                    r.name("wait-" + UUID.randomUUID())
                        .roleArn(ROLE)
                        .definition(
                            """
                            {"StartAt": "W", "States":
                              {"W": {"Type": "Wait", "Seconds": 600, "End": true}}}\
                            """))
            .stateMachineArn();
    return client.startExecution(r -> r.stateMachineArn(machine)).executionArn();
  }
}
