package dev.weir.infra;

import dev.weir.testkit.aws.LocalStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real {@code sam}, in the root of this project. */
final class Sam {
  private static boolean built;

  private Sam() {}

  /** {@code sam build}, once per JVM: every test wants the same. */
  static synchronized void build() {
    if (!built) {
      var _ = Command.run(Map.of("SAM_CLI_TELEMETRY", "0"), "sam", "build");
      built = true;
    }
  }

  /** {@code sam deploy}, with the tests' LocalStack as its AWS. */
  static void deploy(List<String> options) {
    Map<String, String> environment = new HashMap<>(LocalStack.running().environment());
    // Deployments are asked for twice a minute otherwise.
    environment.putAll(Map.of("SAM_CLI_TELEMETRY", "0", "SAM_CLI_POLL_DELAY", "1"));
    var _ =
        Command.run(
            environment,
            Stream.concat(Stream.of("sam", "deploy"), options.stream()).toArray(String[]::new));
  }
}
