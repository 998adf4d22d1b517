package dev.weir.local.cli;

import dev.weir.local.Project;
import dev.weir.local.runs.Execution;
import dev.weir.local.runs.ExecutionStore;
import dev.weir.local.view.Console;
import dev.weir.run.RunId;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description =
        "Goes on with a run where it failed or was interrupted: what is complete is kept.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "As weir runs lists it.")
  private String named = "";

  private final Project project;
  private final Console console;

  ResumeCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    InstantSource clock = InstantSource.system();
    Attempts attempts = new Attempts(new ExecutionStore(project.executions(), clock));
    RunId run = attempts.find(named);
    Execution last = attempts.of(run).getFirst();
    if (last.status() == Execution.Status.SUCCEEDED) {
      console.out().println(run + " has succeeded already: nothing is left to do.");
      return 0;
    }
    return new WatchedRun(project, console, clock).run(run, Attempts.number(last) + 1);
  }
}
