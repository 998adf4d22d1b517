package dev.weir.cli.pipeline;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.run.Confirmation;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.increment.CursorType;
import dev.weir.json.Json;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.cursors.CursorEdit;
import dev.weir.laptop.cursors.CursorEdit.Noted;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.Planner;
import dev.weir.run.RunId;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.Warehouse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "state",
    description =
        "Shows how far the sources of which runs read what is new were read, or sets it by hand.",
    mixinStandardHelpOptions = true)
public final class StateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @Option(
      names = "--set",
      paramLabel = "SOURCE=VALUE",
      description = "All of the source before the value was read: the next run reads from there.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--reset",
      paramLabel = "SOURCE",
      description =
          "Nothing of the source was read: the next run begins anew. What it appends may be there"
              + " already.")
  private List<String> reset = new ArrayList<>();

  @Mixin private final Confirmation confirmation = new Confirmation();
  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public StateCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Laptop laptop = new Laptop(project, console.err()::println);
        Warehouse warehouse = laptop.warehouse()) {
      PipelineCatalog catalog = laptop.catalog();
      Map<TableName, Set<String>> noted = new Planner(laptop.engine()).noted(catalog.read(name));
      Map<String, Optional<String>> values = values(noted);
      CursorEdit edit =
          new CursorEdit(warehouse, laptop.lake(), Functions.leases(laptop), name, noted);
      if (!values.isEmpty()) {
        confirmation.require(project, console, "'" + name + "'");
        edit.write(RunId.manual(name, InstantSource.system().instant()), values);
      }
      show(edit.read());
    }
    return 0;
  }

  private Map<String, Optional<String>> values(Map<TableName, Set<String>> noted) {
    Set<String> sources = new TreeSet<>();
    noted.values().forEach(sources::addAll);
    Stream.concat(set.keySet().stream(), reset.stream())
        .filter(source -> !sources.contains(source))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw bad(
                  sources.isEmpty()
                      ? "no source of '%s' is incremental".formatted(name)
                      : DidYouMean.notOne(unknown, "incremental source", sources));
            });
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    reset.forEach(source -> values.put(source, Optional.empty()));
    set.forEach((source, value) -> values.put(source, Optional.of(value(source, value))));
    return values;
  }

  /** The next plan holds it against the type of the source's column. */
  private String value(String source, String value) {
    for (ColumnType type : List.of(Simple.TIMESTAMPTZ, new ColumnType.Decimal(38, 0))) {
      try {
        var _ = CursorType.of(type).orElseThrow().parse(value);
        return value;
      } catch (IllegalArgumentException _) {
        // Maybe the other.
      }
    }
    throw bad(
        "%s=%s is neither a time, as 2026-11-30 or 2026-11-30T22:15:00Z, nor a number"
            .formatted(source, value));
  }

  private TerminalException bad(String why) {
    return new TerminalException(
        CommandError.BAD_ARGUMENT, "Cannot set how far sources were read: " + why);
  }

  private void show(List<Noted> all) {
    if (json.wanted()) {
      console.out().println(Json.text(all));
      return;
    }
    if (all.isEmpty()) {
      console
          .out()
          .println(
              "Runs of '%s' read their sources as a whole: there is no state.".formatted(name));
      return;
    }
    TextTable table =
        new TextTable(
            List.of("table", "source", "read before"), List.of(Align.LEFT, Align.LEFT, Align.LEFT));
    all.forEach(row -> table.row(row.table(), row.source(), row.before().orElse("nothing yet")));
    table.lines().forEach(console.out()::println);
  }
}
