package dev.weir.cli.crash;

import dev.weir.cli.Main;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with the test's class path. What it prints goes to a file. */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path printed;

  private Child(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /** The command line, as the launcher starts it. */
  static Child weir(Path home, String... arguments) throws IOException {
    return start(home, Map.of(), Main.class, arguments);
  }

  /** The command line with more in its environment. */
  static Child weir(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(home, environment, Main.class, arguments);
  }

  static Child start(Path home, Class<?> main, String... arguments) throws IOException {
    return start(home, Map.of(), main, arguments);
  }

  private static Child start(
      Path home, Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Xshare:auto"));
    command.addAll(
        List.of(
            "-Dweir.home=" + home, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile(home, "printed", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), printed);
  }

  long pid() {
    return process.pid();
  }

  /** What it reads from its standard input. */
  void tell(String line) throws IOException {
    try (Writer input = process.outputWriter()) {
      input.write(line);
    }
  }

  /** As Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** As {@code kill -9} does: it has no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills it after a time, unless it has ended before; returns whether it was killed. */
  boolean killAfter(Duration time) throws InterruptedException {
    boolean ended = process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    kill();
    return !ended;
  }

  /** Its exit code. */
  int end() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The child goes on and on. It printed:\n" + printed());
    }
    return process.exitValue();
  }

  String printed() throws IOException {
    return Files.readString(printed);
  }

  /** Whatever happened, no test leaves a process behind. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
