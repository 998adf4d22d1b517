package dev.weir.local.cli;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.local.Project;
import dev.weir.local.view.Console;
import dev.weir.local.view.Numbers;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.ParsedPipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.read.PipelineReader;
import dev.weir.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Says all that is wrong with a pipeline, with file, line and what would be valid. Reads no data.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME|FILE", description = "A pipeline's name, or a file.")
  private String subject = "";

  private final Project project;
  private final Console console;

  CheckCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ParsedPipeline parsed = read();
    try (DuckDbEngine engine = new DuckDbEngine()) {
      new Planner(engine).check(parsed);
    }
    Pipeline pipeline = parsed.pipeline();
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
            "What it would do, its SQL checked against the sources: ./weir plan "
                + pipeline.name());
    return 0;
  }

  private ParsedPipeline read() throws IOException {
    Path file = Path.of(subject);
    return Files.isRegularFile(file)
        ? PipelineReader.read(subject, Files.readString(file))
        : new PipelineCatalog(project.pipelines()).read(subject);
  }
}
