package dev.weir.function.report;

import dev.weir.aws.client.AwsMeaning;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.run.Notice;
import dev.weir.run.Notices;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Notices on a topic, which passes them on to whoever subscribes to it. */
final class SnsNotices implements Notices {
  private final SnsClient sns;
  private final String topic;

  /**
   * @param topic its ARN
   */
  SnsNotices(SnsClient sns, String topic) {
    this.sns = sns;
    this.topic = topic;
  }

  @Override
  public void send(Notice notice) {
    try {
      var _ = sns.publish(r -> r.topicArn(topic).subject(notice.subject()).message(notice.text()));
    } catch (SdkException e) {
      String problem =
          "Cannot send '%s' to %s: %s. Give the function's role sns:Publish on the topic, and the use of its key."
              .formatted(notice.subject(), topic, e.getMessage());
      throw AwsMeaning.of(e).mayPass()
          ? new TransientException(ReportError.NOT_SENT, problem, e)
          : new TerminalException(ReportError.NOT_SENT, problem, e);
    }
  }
}
