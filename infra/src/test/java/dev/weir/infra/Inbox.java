package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads what is sent to a topic, as somebody who has subscribed gets it. */
record Inbox(SqsClient sqs, String queue) implements AutoCloseable {
  private static final int WAIT_SECONDS = 20;

  static Inbox of(String topic) {
    SqsClient sqs = Clients.of(SqsClient.builder());
    String queue = sqs.createQueue(r -> r.queueName("inbox-" + UUID.randomUUID())).queueUrl();
    String arn =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    try (SnsClient sns = Clients.of(SnsClient.builder())) {
      var _ = sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(arn));
    }
    return new Inbox(sqs, queue);
  }

  /** Subject and text of the next message. */
  String next() {
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(WAIT_SECONDS)).messages();
    if (messages.isEmpty()) {
      throw new AssertionError("No message within %d s".formatted(WAIT_SECONDS));
    }
    JsonNode envelope =
        Json.read(messages.getFirst().body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    return envelope.path("Subject").asText() + "\n" + envelope.path("Message").asText();
  }

  @Override
  public void close() {
    var _ = sqs.deleteQueue(r -> r.queueUrl(queue));
    sqs.close();
  }
}
