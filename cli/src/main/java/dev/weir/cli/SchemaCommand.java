package dev.weir.cli;

import dev.weir.cli.view.Console;
import dev.weir.pipeline.read.PipelineSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of a pipeline file, for completion in an editor.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(PipelineSchema.text());
    return 0;
  }
}
