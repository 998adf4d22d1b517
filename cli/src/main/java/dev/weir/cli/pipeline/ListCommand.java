package dev.weir.cli.pipeline;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the pipelines.", mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
  private final Project project;
  private final Console console;

  public ListCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    PipelineCatalog catalog = project.catalog();
    TextTable table =
        new TextTable(
            List.of("pipeline", "sources", "targets", "description"),
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT));
    for (String name : catalog.names()) {
      try {
        Pipeline pipeline = catalog.read(name).pipeline();
        table.row(
            name,
            Integer.toString(pipeline.sources().size()),
            Integer.toString(pipeline.targets().size()),
            pipeline.description());
      } catch (TerminalException e) {
        table.row(name, "", "", console.suggested("cannot be read: see ./weir check " + name));
      }
    }
    table.lines().forEach(console.out()::println);
    return 0;
  }
}
