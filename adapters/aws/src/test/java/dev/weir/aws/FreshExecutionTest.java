package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.aws.client.AwsClients;
import dev.weir.aws.client.AwsError;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions that has not heard of an execution: DescribeExecution lags behind. */
@SuppressWarnings("NullAway.Init")
class FreshExecutionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:000000000000:execution:weir:shop-20261123T000000Z-1";

  private HttpServer server;
  private SfnClient client;
  private StepFunctionsExecutions executions;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer =
              "{\"__type\": \"ExecutionDoesNotExist\", \"message\": \"Execution Does Not Exist\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(400, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = AwsClients.at(endpoint, "us-east-1", "a", "b").build(SfnClient.builder());
    executions = new StepFunctionsExecutions(client, () -> NOW);
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
  }

  @Test
  void one_that_was_at_work_a_moment_ago_has_not_ended_for_being_unknown() {
    assertThatThrownBy(() -> executions.isRunning(EXECUTION, NOW.minusSeconds(3)))
        .isInstanceOfSatisfying(
            TransientException.class,
            e -> assertThat(e.code()).isEqualTo(AwsError.EXECUTION_TOO_FRESH))
        .hasMessage(
            "WEIR-2620 Cannot tell whether execution %s still runs: it was at work 3 s ago, and Step Functions does not know it (yet). Start again 5 minutes after it began."
                .formatted(EXECUTION));
    assertThatThrownBy(
            () -> executions.isRunning(EXECUTION, NOW.minus(Duration.ofMinutes(5)).plusMillis(1)))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("it was at work 299 s ago");
  }

  @Test
  void one_that_another_machines_clock_puts_into_the_future_is_fresh() {
    assertThatThrownBy(() -> executions.isRunning(EXECUTION, NOW.plusSeconds(10)))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("it was at work 0 s ago");
  }

  @Test
  void an_older_one_has_ended_and_is_forgotten() {
    assertThat(executions.isRunning(EXECUTION, NOW.minus(Duration.ofMinutes(5)))).isFalse();
    assertThat(executions.isRunning(EXECUTION, NOW.minus(Duration.ofDays(91)))).isFalse();
  }
}
