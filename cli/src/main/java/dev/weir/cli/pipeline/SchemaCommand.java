package dev.weir.cli.pipeline;

import dev.weir.cli.view.Console;
import dev.weir.pipeline.read.PipelineSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of a pipeline file, for completion in an editor.",
    mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  public SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(PipelineSchema.text());
    return 0;
  }
}
