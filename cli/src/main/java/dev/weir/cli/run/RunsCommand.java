package dev.weir.cli.run;

import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.json.Json;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    description = "Lists past runs with their outcome, the newest first.",
    mixinStandardHelpOptions = true)
public final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only those of this pipeline.")
  private @Nullable String name;

  @Option(names = "--limit", defaultValue = "20", description = "Runs at most (${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public RunsCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  /** For programs. */
  private record ListedAttempt(
      String run,
      String pipeline,
      int attempt,
      String outcome,
      Instant started,
      Optional<Instant> ended) {
    static ListedAttempt of(Attempt attempt) {
      return new ListedAttempt(
          attempt.run().value(),
          attempt.run().pipeline(),
          attempt.number(),
          attempt.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          attempt.startDate(),
          attempt.stopDate());
    }
  }

  @Override
  public Integer call() {
    List<Attempt> attempts =
        stack.address().map(this::onStack).orElseGet(this::onLaptop).list().stream()
            .filter(attempt -> name == null || attempt.run().pipeline().equals(name))
            .limit(limit)
            .toList();
    if (json.wanted()) {
      console.out().println(Json.text(attempts.stream().map(ListedAttempt::of).toList()));
      return 0;
    }
    if (attempts.isEmpty()) {
      console
          .out()
          .println(
              name == null
                  ? console.suggested("Nothing has run yet. Try: ./weir list, then ./weir run NAME")
                  : "No run of pipeline '%s' is known.".formatted(name));
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("run", "attempt", "outcome", "started", "took"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.RIGHT));
    attempts.forEach(attempt -> add(table, attempt));
    table.lines().forEach(console.out()::println);
    return 0;
  }

  private Attempts onLaptop() {
    return Attempts.of(new ExecutionStore(project.executions(), InstantSource.system()).list());
  }

  private Attempts onStack(StackAddress address) {
    try (Stack found = stacks.find(address)) {
      return found.executions().newest(name == null ? limit : Integer.MAX_VALUE);
    }
  }

  private static void add(TextTable table, Attempt attempt) {
    table.row(
        attempt.run().value(),
        Integer.toString(attempt.number()),
        attempt.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        TIME.format(attempt.startDate().atZone(ZoneId.systemDefault())),
        attempt
            .stopDate()
            .map(stop -> Numbers.seconds(Duration.between(attempt.startDate(), stop)))
            .orElse(""));
  }
}
