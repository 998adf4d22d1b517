package dev.weir.stack;

import dev.weir.aws.AwsClients;
import dev.weir.aws.S3Lake;
import dev.weir.aws.S3Location;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.stack.call.StackError;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** The clients of one command, closed with it. */
final class Clients implements AutoCloseable {
  private final AwsClients aws;
  private final Deque<SdkClient> open = new ArrayDeque<>();

  Clients(AwsClients aws) {
    this.aws = aws;
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C of(
      B builder) {
    return kept(aws.build(builder));
  }

  Lake lake(String uri) {
    S3Location location =
        S3Location.parse(uri)
            .orElseThrow(
                () ->
                    new TerminalException(
                        StackError.UNKNOWN_STACK,
                        "Cannot use '%s' as the lake: it is not s3://bucket/prefix. Deploy the stack again."
                            .formatted(uri)));
    return new S3Lake(kept(aws.s3()), location);
  }

  private <C extends SdkClient> C kept(C client) {
    open.push(client);
    return client;
  }

  @Override
  public void close() {
    open.forEach(SdkClient::close);
  }
}
