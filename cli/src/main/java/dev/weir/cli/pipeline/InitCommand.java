package dev.weir.cli.pipeline;

import dev.weir.cli.draft.Drafting;
import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.pipeline.read.PipelineSchema;
import dev.weir.project.Environment;
import dev.weir.project.ProjectFile;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description =
        "Writes a small commented pipeline that runs, with input to run it on, or one that reads what --from names; outside of a project, first a project for it in this folder.",
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
  private static final String FIRST = "orders";

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description =
          "What the pipeline is called: a-z, 0-9 and -. That of a new project is called orders, if nothing is said.")
  private @Nullable String name;

  @Option(
      names = "--from",
      paramLabel = "FILE|URL|CONNECTION",
      description =
          "Draft it from a file, an API's address, or a database whose address WEIR_CONNECTION_… has: columns and their types are filled in.")
  private @Nullable String from;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "TABLE",
      description = "Of a database: these alone, with * and ? for any characters.")
  private List<String> tables = List.of();

  private final Project project;
  private final Console console;

  public InitCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    return project.isHere() ? pipeline(project.pipelines()) : newProject(project.here());
  }

  private int pipeline(Path pipelines) throws IOException {
    if (name == null) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot add a pipeline to the project in %s without its name. Say: ./weir init NAME"
              .formatted(project.root()));
    }
    String wrote = write(pipelines, checked(name), project);
    console.out().println("Wrote " + pipelines.resolve(name) + "/pipeline.yaml" + wrote + ".");
    console.out().println(console.suggested("Try: ./weir run " + name));
    return 0;
  }

  /** Returns what was written beside the pipeline's file. */
  private String write(Path pipelines, String pipeline, Project into) throws IOException {
    SamplePipeline sample = new SamplePipeline(pipelines, pipeline);
    if (from == null) {
      sample.write(console);
      return " and input/orders.csv";
    }
    SamplePipeline.requireNew(sample.folder());
    new Drafting(into, pipeline).from(from, tables).write(sample.folder());
    return ", drafted from the data: look at its types";
  }

  private int newProject(Path folder) throws IOException {
    String first = checked(name == null ? FIRST : name);
    Path pipelines = folder.resolve(ProjectFile.DEFAULT.pipelines());
    Project into =
        new Project(
            folder,
            Optional.of(folder),
            ProjectFile.DEFAULT,
            Environment.NONE,
            project.variables());
    String wrote = write(pipelines, first, into);
    Files.writeString(pipelines.resolve("pipeline.schema.json"), PipelineSchema.text());
    ignore(folder.resolve(".gitignore"), List.of(".weir/", ".env"));
    // Last: with it, the folder is a project.
    Files.writeString(
        folder.resolve(ProjectFile.NAME),
        console.suggested(Template.text("weir.yaml.template")),
        StandardOpenOption.CREATE_NEW);
    console
        .out()
        .printf(
            "Wrote %s, .gitignore and %s/%s%s.%n",
            ProjectFile.NAME,
            ProjectFile.DEFAULT.pipelines(),
            first,
            wrote.replace(" and input", ", with input"));
    console.out().println(console.suggested("Try: ./weir run " + first));
    return 0;
  }

  /** Adds what the file does not say yet. */
  private static void ignore(Path file, List<String> lines) throws IOException {
    String there = Files.exists(file) ? Files.readString(file) : "";
    StringBuilder text = new StringBuilder(there);
    if (!there.isEmpty() && !there.endsWith("\n")) {
      text.append('\n');
    }
    lines.stream()
        .filter(line -> there.lines().noneMatch(line::equals))
        .forEach(line -> text.append(line).append('\n'));
    Files.writeString(file, text);
  }

  private static String checked(String pipeline) {
    if (!RunId.PIPELINE_NAME.matcher(pipeline).matches()) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot call a pipeline '%s': 1 to 40 of a-z, 0-9 and -, starting with a letter."
              .formatted(pipeline));
    }
    return pipeline;
  }
}
