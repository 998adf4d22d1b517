package dev.weir.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command that is run to its end in the root of this project. */
final class Command {
  private Command() {}

  /** In this process's environment. */
  static String run(String... line) {
    return run(Map.of(), line);
  }

  /**
   * @param environment on top of this process's
   * @return what it printed, errors too
   * @throws AssertionError with what it printed, if it failed
   */
  static String run(Map<String, String> environment, String... line) {
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(Template.ROOT.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new AssertionError(
            "%s ended with %d:%n%s".formatted(String.join(" ", line), code, printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while " + line[0] + " runs", e);
    }
  }
}
