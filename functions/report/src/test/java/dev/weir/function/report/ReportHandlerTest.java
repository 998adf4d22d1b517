package dev.weir.function.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.message.ReportResult;
import dev.weir.run.Leases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportHandlerTest {
  private static final String EVENT =
      """
      {
        "version": "0",
        "source": "aws.states",
        "detail-type": "Step Functions Execution Status Change",
        "region": "eu-central-1",
        "detail": {
          "executionArn": "arn:aws:states:eu-central-1:123456789012:execution:weir:x",
          "stateMachineArn": "arn:aws:states:eu-central-1:123456789012:stateMachine:weir",
          "name": "orders-20261123T000000Z-1",
          "status": "TIMED_OUT",
          "startDate": 1795392000000,
          "stopDate": 1795392060000,
          "input": "{\\"pipeline\\":\\"orders\\"}",
          "output": null
        }
      }
      """;

  @Test
  void the_event_of_a_failed_execution_is_answered_as_eventbridge_sends_it(@TempDir Path folder)
      throws IOException {
    FolderLake lake = new FolderLake(folder);
    ReportHandler handler =
        new ReportHandler(
            new ReportService(
                lake,
                new Leases(lake, (_, _) -> false, () -> Instant.EPOCH),
                _ -> {},
                () -> Instant.EPOCH,
                ""));
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    handler.handleRequest(new ByteArrayInputStream(EVENT.getBytes(UTF_8)), output, nobody());

    assertThat(Json.read(output.toByteArray(), ReportResult.class))
        .isEqualTo(
            new ReportResult(
                "orders-20261123T000000Z",
                "TIMED_OUT",
                "runs/orders/orders-20261123T000000Z/report.json"));
  }

  /** The handler asks nothing of it. */
  static Context nobody() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> {
              throw new AssertionError(method);
            });
  }
}
