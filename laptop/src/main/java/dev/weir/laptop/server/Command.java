package dev.weir.laptop.server;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program of the operating system, run to its end. */
record Command(List<String> words) {
  Command {
    words = List.copyOf(words);
  }

  static Command of(List<String> words) {
    return new Command(words);
  }

  /**
   * Runs in a user namespace of its own, in which root is nobody: PostgreSQL refuses to run as
   * root. The files it makes are root's all the same.
   */
  Command asNobody() {
    List<String> wrapped = new ArrayList<>(List.of("unshare", "--user"));
    wrapped.addAll(words);
    return new Command(wrapped);
  }

  /** What the program prints, both streams together. */
  record Outcome(int exit, String output) {
    Outcome orThrow(String purpose) {
      if (exit != 0) {
        throw new TerminalException(
            ServerError.START_FAILED,
            "Cannot %s: %s".formatted(purpose, output.strip().replaceAll("\\s*\n\\s*", " / ")));
      }
      return this;
    }
  }

  @FunctionalInterface
  interface Input {
    void writeTo(OutputStream stream) throws IOException;
  }

  Outcome run() throws IOException {
    return run(_ -> {});
  }

  Outcome run(Input input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    isolate(builder.environment());
    Process process = builder.start();
    try {
      Optional<IOException> broken = feed(process, input);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Outcome outcome = new Outcome(process.waitFor(), output);
      // A program that ended before it had read everything says itself why.
      if (outcome.exit() == 0 && broken.isPresent()) {
        throw broken.get();
      }
      return outcome;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Optional<IOException> feed(Process process, Input input) {
    try (OutputStream stream = process.getOutputStream()) {
      input.writeTo(stream);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /** Messages in English, and no settings of another PostgreSQL. */
  private static void isolate(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
  }
}
