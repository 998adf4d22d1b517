package dev.weir.local.cli;

import dev.weir.local.Project;
import dev.weir.local.runs.Execution;
import dev.weir.local.runs.ExecutionStore;
import dev.weir.local.view.Console;
import dev.weir.local.view.Numbers;
import dev.weir.local.view.TextTable;
import dev.weir.local.view.TextTable.Align;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "runs",
    description = "Lists past runs with their outcome, the newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  @Option(names = "--limit", defaultValue = "20", description = "Runs at most (${DEFAULT-VALUE}).")
  private int limit;

  private final Project project;
  private final Console console;

  RunsCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Execution> executions =
        new ExecutionStore(project.executions(), InstantSource.system()).list();
    if (executions.isEmpty()) {
      console.out().println("Nothing has run yet. Try: ./weir list, then ./weir run NAME");
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("run", "attempt", "outcome", "started", "took"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.RIGHT));
    executions.stream().limit(limit).forEach(execution -> add(table, execution));
    table.lines().forEach(console.out()::println);
    return 0;
  }

  private static void add(TextTable table, Execution execution) {
    table.row(
        Attempts.runOf(execution),
        Integer.toString(Attempts.number(execution)),
        execution.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        TIME.format(execution.startDate().atZone(ZoneId.systemDefault())),
        execution
            .stopDate()
            .map(stop -> Numbers.seconds(Duration.between(execution.startDate(), stop)))
            .orElse(""));
  }
}
