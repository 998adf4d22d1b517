package dev.weir.function.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lambda.Wired;
import dev.weir.report.Report;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The function as AWS wires it: the lake in S3, notices by SNS. */
@NeedsDocker
class WiringTest {
  private static final String EVENT =
      """
      {
        "version": "0",
        "source": "aws.states",
        "detail-type": "Step Functions Execution Status Change",
        "detail": {
          "executionArn": "arn:aws:states:us-east-1:123456789012:execution:weir:orders-20261123T000000Z-1",
          "name": "orders-20261123T000000Z-1",
          "status": "TIMED_OUT",
          "startDate": 1795392000000,
          "input": "{\\"pipeline\\":\\"orders\\"}",
          "error": null,
          "cause": null
        }
      }
      """;

  private static final AwsClients CLIENTS =
      AwsClients.at(
          LocalStack.running().endpoint(),
          LocalStack.REGION,
          LocalStack.ACCESS_KEY,
          LocalStack.SECRET_KEY);

  @TempDir Path root;

  @BeforeAll
  static void makeTheBucket() {
    try (S3Client s3 = CLIENTS.s3()) {
      var _ = s3.createBucket(r -> r.bucket("reports"));
    }
  }

  @Test
  void a_failure_is_written_and_told() throws IOException {
    try (SnsClient sns = CLIENTS.build(SnsClient.builder());
        SqsClient sqs = CLIENTS.build(SqsClient.builder())) {
      String topic = sns.createTopic(r -> r.name("notices")).topicArn();
      String queue = sqs.createQueue(r -> r.queueName("heard")).queueUrl();
      String arn =
          sqs.getQueueAttributes(
                  r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
              .attributes()
              .get(QueueAttributeName.QUEUE_ARN);
      var _ = sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(arn));

      JsonNode answer = report(Map.of("WEIR_TOPIC", topic, "WEIR_STACK", "shop"));

      assertThat(answer.path("status").asText()).isEqualTo("TIMED_OUT");
      Message message =
          sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst();
      JsonNode heard = Json.read(message.body().getBytes(UTF_8), JsonNode.class);
      assertThat(heard.path("Subject").asText())
          .isEqualTo("Weir: orders-20261123T000000Z timed out");
      assertThat(heard.path("Message").asText())
          .contains(
              "The execution took longer than it may.",
              "./weir run orders --stack shop",
              "https://us-east-1.console.aws.amazon.com/states/home",
              "Report: s3://reports/lake/runs/orders/orders-20261123T000000Z/report.json");
    }
    try (S3Client s3 = CLIENTS.s3()) {
      String key = "lake/runs/orders/orders-20261123T000000Z/report.json";
      byte[] report = s3.getObjectAsBytes(r -> r.bucket("reports").key(key)).asByteArray();
      assertThat(Json.read(report, Report.class).failure()).isPresent();
    }
  }

  @Test
  void without_a_topic_the_report_is_written() throws IOException {
    assertThat(report(Map.of()).path("status").asText()).isEqualTo("TIMED_OUT");
  }

  @Test
  void a_topic_that_is_not_there_is_not_tried_again() {
    Map<String, String> elsewhere =
        Map.of("WEIR_TOPIC", "arn:aws:sns:us-east-1:000000000000:nowhere");

    assertThatThrownBy(() -> report(elsewhere))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-3702 [EXTERNAL] Cannot send 'Weir: orders-20261123T000000Z timed out'")
        .hasMessageContaining("sns:Publish");
  }

  private JsonNode report(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("WEIR_LAKE", "s3://reports/lake");
    environment.put("LAMBDA_TASK_ROOT", root.toString());
    environment.put("TMPDIR", root.resolve("tmp").toString());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ReportHandler(Wired.of(environment, CLIENTS, Wiring::service))
        .handleRequest(
            new ByteArrayInputStream(EVENT.getBytes(UTF_8)), output, ReportHandlerTest.nobody());
    return Json.read(output.toByteArray(), JsonNode.class);
  }
}
