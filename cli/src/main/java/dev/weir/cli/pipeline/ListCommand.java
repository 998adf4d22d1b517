package dev.weir.cli.pipeline;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the pipelines.", mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public ListCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  /**
   * For programs.
   *
   * @param problem why it cannot be read; the rest is empty then
   */
  private record Listed(
      String pipeline, int sources, int targets, String description, Optional<String> problem) {}

  @Override
  public Integer call() {
    PipelineCatalog catalog = project.catalog();
    List<Listed> all = catalog.names().stream().map(name -> listed(catalog, name)).toList();
    if (json.wanted()) {
      console.out().println(Json.text(all));
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("pipeline", "sources", "targets", "description"),
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT));
    all.forEach(each -> row(table, each));
    table.lines().forEach(console.out()::println);
    return 0;
  }

  private static Listed listed(PipelineCatalog catalog, String name) {
    try {
      Pipeline read = catalog.read(name).pipeline();
      return new Listed(
          name, read.sources().size(), read.targets().size(), read.description(), Optional.empty());
    } catch (TerminalException e) {
      return new Listed(name, 0, 0, "", Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private void row(TextTable table, Listed each) {
    if (each.problem().isPresent()) {
      table.row(
          each.pipeline(),
          "",
          "",
          console.suggested("cannot be read: see ./weir check " + each.pipeline()));
    } else {
      table.row(
          each.pipeline(),
          Integer.toString(each.sources()),
          Integer.toString(each.targets()),
          each.description());
    }
  }
}
