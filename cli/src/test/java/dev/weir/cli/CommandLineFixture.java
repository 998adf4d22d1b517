package dev.weir.cli;

import dev.weir.aws.client.AwsClients;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import dev.weir.stack.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A project folder to give commands in, and what they print. */
final class CommandLineFixture {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private Stacks stacks =
      address -> Stack.find(address, AwsClients.of(address.region(), address.profile()));

  CommandLineFixture(Path root) {
    this.root = root;
  }

  /** What a command printed. */
  record Printed(int exitCode, String out, String err) {
    String all() {
      return out + err;
    }
  }

  CommandLineFixture pipeline(String name, String yaml) {
    return file(Path.of("pipelines", name, "pipeline.yaml"), yaml);
  }

  CommandLineFixture file(Path path, String content) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandLineFixture set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path root() {
    return root;
  }

  /** Stacks are where the test says. */
  CommandLineFixture stacks(AwsClients aws) {
    stacks = address -> Stack.find(address, aws);
    return this;
  }

  Printed weir(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), false);
    int exitCode = Main.run(new Project(root, environment), console, stacks, arguments);
    return new Printed(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
