package dev.weir.cli.pipeline;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.run.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Writes a small commented pipeline that runs, with input to run it on.",
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "What the pipeline is called: a-z, 0-9 and -.")
  private String name = "";

  private final Project project;
  private final Console console;

  public InitCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!RunId.PIPELINE_NAME.matcher(name).matches()) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot call a pipeline '%s': 1 to 40 of a-z, 0-9 and -, starting with a letter."
              .formatted(name));
    }
    Path folder = project.pipelines().resolve(name);
    if (Files.exists(folder)) {
      throw new TerminalException(
          CommandError.FILE_EXISTS,
          "Cannot write a new pipeline: %s is there already. Choose another name."
              .formatted(folder));
    }
    Files.createDirectories(folder.resolve("input"));
    String table = name.replace('-', '_') + ".sales";
    String pipeline =
        template("pipeline.yaml.template").replace("NAME", name).replace("TABLE", table);
    Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
    Files.writeString(
        folder.resolve("input").resolve("orders.csv"), template("orders.csv.template"));
    console.out().println("Wrote " + folder + "/pipeline.yaml and input/orders.csv.");
    console.out().println("Try: ./weir run " + name);
    return 0;
  }

  private static String template(String resource) {
    try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The package lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
