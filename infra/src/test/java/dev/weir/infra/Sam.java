package dev.weir.infra;

import dev.weir.testkit.aws.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The real {@code sam}, in the root of this project, with LocalStack as its AWS. */
final class Sam {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static boolean built;

  private Sam() {}

  /** {@code sam build}, once per JVM: every test wants the same. */
  static synchronized void build() {
    if (!built) {
      run("build");
      built = true;
    }
  }

  /**
   * Runs a command to its end.
   *
   * @return what it printed, errors too
   * @throws AssertionError with what it printed, if it failed
   */
  static String run(String... arguments) {
    try {
      Process process = start(arguments);
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new AssertionError(
            "sam %s ended with %d:%n%s".formatted(String.join(" ", arguments), code, printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while sam runs", e);
    }
  }

  /** Starts a command; its errors are in its output. */
  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sam"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
    builder.environment().putAll(LocalStack.running().environment());
    // Deployments are asked for twice a minute otherwise.
    builder.environment().putAll(Map.of("SAM_CLI_TELEMETRY", "0", "SAM_CLI_POLL_DELAY", "1"));
    return builder.start();
  }
}
