package dev.weir.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions in Lambda's own container on this machine, as {@code sam local} runs them. */
final class SamLocal {
  private static final Pattern DURATION =
      Pattern.compile("REPORT RequestId.*?\\tDuration: (?<ms>[0-9.]+) ms");

  private static final String NOT_REACHED = "No response from invoke container";
  private static final int STARTS = 3;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Path folder;
  private final List<String> options;
  private final Path log;
  private final Path output;

  /**
   * As {@code samconfig.toml} has it.
   *
   * @param folder for files of its own
   */
  SamLocal(Path folder) {
    this(folder, List.of());
  }

  /**
   * @param environment in the place of what {@code events/env.json} says of these variables
   */
  SamLocal(Path folder, Map<String, String> environment) {
    this(folder, List.of("--env-vars", folder.resolve("variables.json").toString()));
    JsonNode variables = AwsLocal.environment();
    for (JsonNode some : variables) {
      environment.forEach(
          (name, value) -> {
            if (some.has(name)) {
              var _ = ((ObjectNode) some).put(name, value);
            }
          });
    }
    write(folder.resolve("variables.json"), Json.bytes(variables));
  }

  private SamLocal(Path folder, List<String> options) {
    this.folder = folder;
    this.options = options;
    this.log = folder.resolve("log.txt");
    this.output = folder.resolve("answer.json");
  }

  /**
   * @param payload what the function answered, or the error that it ended with
   * @param millis from the container's start to the answer
   */
  record Answer(JsonNode payload, String log, double millis) {}

  /** One call, in a container of its own. */
  Answer invoke(String function, JsonNode event) {
    Path message = folder.resolve("event.json");
    write(message, Json.bytes(event));
    return invoke(function, message.toString());
  }

  /**
   * @param event a file, from the root of this project
   */
  Answer invoke(String function, String event) {
    for (int start = 1; start <= STARTS; start++) {
      Process sam =
          start(log, ProcessBuilder.Redirect.to(output.toFile()), "invoke", function, "-e", event);
      if (reached(sam)) {
        return answer(sam.exitValue());
      }
      System.out.printf("%s: sam called before its container listened%n", function);
    }
    throw new AssertionError("sam local invoke %s ended with:%n%s".formatted(function, read(log)));
  }

  /**
   * Waits for sam's end. Docker's proxy accepts connections before the container listens; sam then
   * calls three times within half a second, gives up, and lives on until the function's timeout.
   *
   * @return false if it gave up so
   */
  private boolean reached(Process sam) {
    try {
      boolean ended = false;
      while (!ended && !read(log).contains(NOT_REACHED)) {
        ended = sam.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
      sam.destroyForcibly().waitFor();
      return !read(log).contains(NOT_REACHED);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while sam runs", e);
    }
  }

  private Answer answer(int code) {
    String said = read(log);
    String printed = read(output).strip();
    if (printed.isEmpty()) {
      throw new AssertionError("sam local invoke ended with %d:%n%s".formatted(code, said));
    }
    return new Answer(Json.read(printed.getBytes(UTF_8), JsonNode.class), said, millis(said));
  }

  /** An endpoint that answers as Lambda's does, until it is closed. */
  Service startLambda() {
    int port = freePort();
    Path said = folder.resolve("start-lambda.txt");
    Process process =
        start(
            said,
            ProcessBuilder.Redirect.DISCARD,
            "start-lambda",
            "--port",
            Integer.toString(port));
    return new Service(URI.create("http://127.0.0.1:" + port), process, said);
  }

  record Service(URI endpoint, Process process, Path log) implements AutoCloseable {
    /** By sam and by the functions, so far. */
    String said() {
      return read(log);
    }

    /** Asked to, it takes its containers along. */
    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        throw new AssertionError("Interrupted while sam stops", e);
      }
    }
  }

  private Process start(
      Path log, ProcessBuilder.Redirect output, String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of("sam", "local", command));
    line.addAll(List.of(arguments));
    line.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(Template.ROOT.toFile())
            .redirectOutput(output)
            .redirectError(log.toFile());
    // Nobody's own account: as where AWS has never been set up.
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    for (String file : List.of("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE")) {
      builder.environment().put(file, folder.resolve("none").toString());
    }
    builder.environment().put("SAM_CLI_TELEMETRY", "0");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double millis(String log) {
    Matcher report = DURATION.matcher(log);
    return report.find() ? Double.parseDouble(report.group("ms")) : Double.NaN;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      var _ = Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
