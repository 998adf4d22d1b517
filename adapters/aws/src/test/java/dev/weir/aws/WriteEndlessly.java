package dev.weir.aws;

import dev.weir.aws.client.AwsClients;
import dev.weir.testkit.EndlessWriter;

/** The writer that a test kills. All that it knows is in its environment. */
public final class WriteEndlessly {
  private WriteEndlessly() {}

  public static void main(String[] arguments) {
    EndlessWriter.run(new FunctionEnvironment(System.getenv(), AwsClients.fromProcess()).lake());
  }
}
