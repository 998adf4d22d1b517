package dev.weir.local.cli;

import dev.weir.local.Project;
import dev.weir.local.runs.Execution;
import dev.weir.local.runs.ExecutionStore;
import dev.weir.local.view.Console;
import dev.weir.run.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Runs a pipeline: extracts, transforms, publishes, and says what it did.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "The schedule's tick to run for, as in 2026-11-23T00:00:00Z. It names the run, which is published once, however often this is said.")
  private @Nullable Instant tick;

  private final Project project;
  private final Console console;

  RunCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    InstantSource clock = InstantSource.system();
    RunId run = tick == null ? RunId.manual(name, clock.instant()) : RunId.scheduled(name, tick);
    List<Execution> before = new Attempts(new ExecutionStore(project.executions(), clock)).of(run);
    if (before.stream().anyMatch(execution -> execution.status() == Execution.Status.SUCCEEDED)) {
      console
          .out()
          .printf(
              "%s has succeeded before: what is published stays as it is. For new data: ./weir run %s%n",
              run, name);
    }
    return new WatchedRun(project, console, clock).run(run, before.size() + 1);
  }
}
