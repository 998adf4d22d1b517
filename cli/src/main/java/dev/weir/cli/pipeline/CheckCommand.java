package dev.weir.cli.pipeline;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.json.Json;
import dev.weir.laptop.Project;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.read.PipelineReader;
import dev.weir.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Says all that is wrong with a pipeline, with file, line and what would be valid. Reads no data.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME|FILE", description = "A pipeline's name, or a file.")
  private String subject = "";

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public CheckCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path file = Path.of(subject);
    return Files.isRegularFile(file)
        ? check(
            PipelineReader.read(subject, Files.readString(file)),
            mapping -> beside(file.toAbsolutePath(), mapping))
        : named(project.catalog());
  }

  private int named(PipelineCatalog catalog) {
    return check(catalog.read(subject), mapping -> catalog.mapping(subject, mapping));
  }

  private static Map<String, String> beside(Path file, String mapping) {
    Path folder = Objects.requireNonNull(file.getParent());
    return new PipelineCatalog(folder).mapping("", mapping);
  }

  private int check(ParsedPipeline parsed, Function<String, Map<String, String>> mappingFiles) {
    try (DuckDbEngine engine = new DuckDbEngine()) {
      report(parsed.pipeline(), new Planner(engine).check(parsed, mappingFiles));
    }
    return 0;
  }

  /**
   * For programs.
   *
   * @param unchecked data sets whose columns only the databases know
   */
  private record Checked(
      String pipeline,
      boolean valid,
      int sources,
      int transforms,
      int targets,
      int queries,
      List<String> unchecked) {}

  private void report(Pipeline pipeline, List<String> unknown) {
    if (json.wanted()) {
      console
          .out()
          .println(
              Json.text(
                  new Checked(
                      pipeline.name(),
                      true,
                      pipeline.sources().size(),
                      pipeline.transforms().size(),
                      pipeline.targets().size(),
                      pipeline.queries().size(),
                      unknown)));
      return;
    }
    console
        .out()
        .printf(
            "%s is valid: %s, %s, %s, %s.%n",
            pipeline.name(),
            Numbers.counted(pipeline.sources().size(), "source"),
            Numbers.counted(pipeline.transforms().size(), "transform"),
            Numbers.counted(pipeline.targets().size(), "target"),
            Numbers.counted(pipeline.queries().size(), "query"));
    console
        .out()
        .println(
            console.suggested(
                unknown.isEmpty()
                    ? "What it would do: ./weir plan " + pipeline.name()
                    : "Not checked against columns, which only the databases know: %s. With the sources at hand, this does: ./weir plan %s"
                        .formatted(String.join(", ", unknown), pipeline.name())));
  }
}
