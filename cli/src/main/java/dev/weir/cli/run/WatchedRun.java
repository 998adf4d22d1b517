package dev.weir.cli.run;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.RunView;
import dev.weir.execution.ExecutionResult;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.PipelineRun;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.message.RunInput;
import dev.weir.pipeline.Pipeline;
import dev.weir.run.RunId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A run in front of a person: progress while it goes on, a summary at its end, and Ctrl-C that
 * leaves nothing undone.
 */
final class WatchedRun {
  /** As shells have it for a program that an interrupt ended. */
  static final int INTERRUPTED = 130;

  /** An interrupted command ends within two seconds, whatever hangs. */
  private static final long PATIENCE_MILLIS = 1800;

  private final Project project;
  private final RunOutput output;
  private final Console console;
  private final InstantSource clock;

  WatchedRun(Project project, RunOutput output, InstantSource clock) {
    this.project = project;
    this.output = output;
    this.console = output.people();
    this.clock = clock;
  }

  /** Returns the command's exit code. */
  int run(RunInput start) {
    RunId run = start.run();
    int attempt = start.attempt();
    CountDownLatch ended = new CountDownLatch(1);
    try (RunView view = new RunView(console, clock);
        Laptop laptop = new Laptop(project, view::note)) {
      // A misspelt name is a mistake of its own: no run is started for it.
      Pipeline pipeline = laptop.catalog().read(run.pipeline()).pipeline();
      laptop.standIns(pipeline).forEach(line -> view.note(console.dim(line)));
      PipelineRun execution =
          new PipelineRun(
              start,
              Functions.of(laptop, run.pipeline(), view),
              new ExecutionStore(project.executions(), clock),
              new Narrator(view, Optional.of(title(run, attempt))));
      ExecutionResult result = interruptible(execution, ended);
      view.ended();
      int exitCode =
          new Summary(laptop.lake(), laptop.catalog(), console, "").print(run, attempt, result);
      output.end(laptop.lake(), run);
      return exitCode;
    } finally {
      ended.countDown();
    }
  }

  private String title(RunId run, int attempt) {
    return console.bold(run.value()) + environment() + attempt(attempt);
  }

  private String environment() {
    String name = project.environment().name();
    return name.isEmpty() ? "" : " in " + console.bold(name);
  }

  private static String attempt(int number) {
    return number > 1 ? ", attempt " + number : "";
  }

  private static ExecutionResult interruptible(PipelineRun execution, CountDownLatch ended) {
    Thread interrupt = new Thread(() -> interrupt(execution, ended), "interrupt");
    Runtime.getRuntime().addShutdownHook(interrupt);
    ExecutionResult result = execution.run();
    try {
      Runtime.getRuntime().removeShutdownHook(interrupt);
    } catch (IllegalStateException _) {
      // The process is ending: the hook waits for us.
    }
    return result;
  }

  private static void interrupt(PipelineRun execution, CountDownLatch ended) {
    execution.abort();
    try {
      var _ = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
