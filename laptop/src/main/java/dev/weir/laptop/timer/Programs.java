package dev.weir.laptop.timer;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs of the machine. */
@FunctionalInterface
interface Programs {
  /** What came of one. */
  record Ended(int exitCode, String out) {}

  Ended run(List<String> command, String input) throws IOException, InterruptedException;

  static Programs ofThisMachine() {
    return Programs::start;
  }

  private static Ended start(List<String> command, String input)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  static boolean isOnPath(String program, Map<String, String> variables) {
    return Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * What a program prints, its errors too.
   *
   * @throws TerminalException if it fails
   */
  default String output(String input, String... command) {
    return good(ended(input, command), command);
  }

  /**
   * @throws TerminalException if the program did not end well
   */
  default String good(Ended ended, String... command) {
    if (ended.exitCode() != 0) {
      throw failed(command, ended.out().strip());
    }
    return ended.out();
  }

  /**
   * @throws TerminalException if it cannot be started
   */
  default Ended ended(String input, String... command) {
    try {
      return run(List.of(command), input);
    } catch (IOException e) {
      throw failed(command, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command, "it was interrupted");
    }
  }

  private static TerminalException failed(String[] command, String why) {
    return new TerminalException(
        LaptopError.TIMER_FAILED,
        "Cannot change timers: '%s' failed: %s. See what it says when you give it yourself."
            .formatted(String.join(" ", command), why));
  }
}
