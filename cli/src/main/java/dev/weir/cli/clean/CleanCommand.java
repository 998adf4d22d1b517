package dev.weir.cli.clean;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.CoreError;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempts;
import dev.weir.json.Json;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.clean.Cleaning;
import dev.weir.laptop.clean.Cleaning.Reason;
import dev.weir.laptop.clean.Cleaning.Sorted;
import dev.weir.laptop.clean.OldRun;
import dev.weir.laptop.clean.Retention;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "clean",
    description =
        "Removes old runs from the lake, and staging tables that they left in the warehouse. Asks before; keeps what may be resumed and what was published last.",
    mixinStandardHelpOptions = true)
public final class CleanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only those of this pipeline.")
  private @Nullable String name;

  @Option(
      names = "--keep",
      paramLabel = "30d|10runs",
      defaultValue = "90d",
      description =
          "Which are kept: those of so many days, or so many of each pipeline (${DEFAULT-VALUE}).")
  private String keep = "";

  @Option(names = "--dry-run", description = "Shows what would be removed, and removes nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public CleanCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    Retention retention = retention();
    Optional<String> pipeline = Optional.ofNullable(name);
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      Cleaning cleaning = cleaning(laptop);
      pipeline.ifPresent(given -> requireKnown(given, cleaning));
      Sorted runs = cleaning.sort(pipeline, retention, Instant.now());
      Optional<PostgresWarehouse> warehouse =
          laptop.hasWarehouse() ? Optional.of(laptop.warehouse()) : Optional.empty();
      List<String> staging =
          warehouse.stream()
              .flatMap(found -> cleaning.left(found.staging(), pipeline).stream())
              .toList();
      show(runs, staging);
      if (dryRun || (runs.old().isEmpty() && staging.isEmpty())) {
        tell(runs.old(), staging, false);
        return 0;
      }
      if (!agreed()) {
        people().out().println("Nothing was removed.");
        tell(runs.old(), staging, false);
        return 0;
      }
      // Looked at again: a run may have been resumed while a person thought about it.
      Cleaning now = cleaning(laptop);
      List<OldRun> still = now.sort(pipeline, retention, Instant.now()).old();
      runs.old().stream().filter(still::contains).forEach(now::remove);
      warehouse.ifPresent(
          found ->
              now.left(found.staging(), pipeline).stream()
                  .filter(staging::contains)
                  .forEach(found::dropStaging));
      people().out().println("Removed.");
      tell(runs.old(), staging, true);
    }
    return 0;
  }

  /** One that the project has, or that has left runs here. */
  private void requireKnown(String given, Cleaning cleaning) {
    Set<String> known = new TreeSet<>(cleaning.pipelines());
    known.addAll(project.catalog().names());
    if (!known.contains(given)) {
      throw new TerminalException(
          CoreError.UNKNOWN_PIPELINE,
          "Cannot clean: " + DidYouMean.notOne(given, "pipeline", known));
    }
  }

  /**
   * For programs.
   *
   * @param removed whether they are gone
   */
  private record Cleaned(boolean removed, List<Removable> runs, List<String> staging) {}

  private record Removable(String run, Instant lastAtWork, long bytes) {}

  private Console people() {
    return json.wanted() ? console.aside() : console;
  }

  private void tell(List<OldRun> runs, List<String> staging, boolean removed) {
    if (json.wanted()) {
      List<Removable> all =
          runs.stream()
              .map(run -> new Removable(run.run().value(), run.lastAtWork(), run.bytes()))
              .toList();
      console.out().println(Json.text(new Cleaned(removed, all, staging)));
    }
  }

  private Cleaning cleaning(Laptop laptop) {
    return new Cleaning(
        laptop.lake(),
        Attempts.of(new ExecutionStore(project.executions(), InstantSource.system()).list()),
        Functions.leases(laptop)::find);
  }

  private Retention retention() {
    try {
      return Retention.parse(keep);
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot use --keep %s: %s. Write --keep 30d or --keep 10runs."
              .formatted(keep, e.getMessage()),
          e);
    }
  }

  private void show(Sorted runs, List<String> staging) {
    List<OldRun> old = runs.old();
    if (!old.isEmpty()) {
      TextTable table =
          new TextTable(
              List.of("run", "last at work", "size"), List.of(Align.LEFT, Align.LEFT, Align.RIGHT));
      old.forEach(
          run ->
              table.row(
                  run.run().value(),
                  run.lastAtWork().truncatedTo(ChronoUnit.SECONDS).toString(),
                  Numbers.bytes(run.bytes())));
      table.lines().forEach(people().out()::println);
    }
    staging.forEach(table -> people().out().println("staging table weir." + table));
    people()
        .out()
        .println(
            "%s with %s, and %s%s"
                .formatted(
                    Numbers.counted(old.size(), "run"),
                    Numbers.bytes(old.stream().mapToLong(OldRun::bytes).sum()),
                    Numbers.counted(staging.size(), "staging table"),
                    dryRun ? " would be removed. Nothing was." : " to be removed."));
    if (!runs.kept().isEmpty()) {
      people().out().println("Kept: " + kept(runs.kept()) + ".");
    }
  }

  private String kept(Map<Reason, Integer> kept) {
    return kept.entrySet().stream()
        .map(
            entry ->
                Numbers.counted(entry.getValue(), "run")
                    + switch (entry.getKey()) {
                      case WITHIN_RETENTION -> " within --keep " + keep;
                      case AT_WORK -> " at work";
                      case MAY_BE_RESUMED -> " to be resumed";
                      case PUBLISHED_LAST -> " published last";
                    })
        .collect(Collectors.joining(", "));
  }

  private boolean agreed() {
    if (yes) {
      return true;
    }
    if (!console.terminal()) {
      throw new TerminalException(
          CommandError.NOT_CONFIRMED,
          "Cannot remove anything: it wants a yes, and nobody is here to be asked. Add --yes.");
    }
    return console.agrees("Remove them?");
  }
}
