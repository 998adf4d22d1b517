package dev.weir.cli.run;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.RunView;
import dev.weir.error.WeirException;
import dev.weir.execution.Attempt;
import dev.weir.execution.ExecutionResult;
import dev.weir.lake.Lake;
import dev.weir.laptop.Project;
import dev.weir.message.RunInput;
import dev.weir.run.RunId;
import dev.weir.stack.FollowedExecution;
import dev.weir.stack.Stack;
import dev.weir.stack.StackExecutions.Started;
import dev.weir.stack.StackProgress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A run in the cloud in front of a person, as {@link WatchedRun} is one on this machine. */
final class StackRun {
  /** The report of a failure is written when AWS has told of it, a moment after the end. */
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(15);

  private final Project project;
  private final RunOutput output;
  private final Console console;
  private final Stack stack;

  StackRun(Project project, RunOutput output, Stack stack) {
    this.project = project;
    this.output = output;
    this.console = output.people();
    this.stack = stack;
  }

  /** Starts an attempt, and follows it. Returns the command's exit code. */
  int start(RunInput input) throws InterruptedException {
    RunId run = input.run();
    int attempt = input.attempt();
    Started started = stack.executions().start(input);
    if (started.before()) {
      console
          .out()
          .println(
              console.suggested(
                  "%s was started before; this is what came of it. To try again: ./weir resume %s%s"
                      .formatted(run.execution(attempt), run, stack.address().options())));
    }
    return follow(new Following(run, attempt, started.execution()));
  }

  /** Follows an attempt that was started elsewhere. */
  int follow(Attempt attempt) throws InterruptedException {
    return follow(new Following(attempt.run(), attempt.number(), attempt.execution()));
  }

  private record Following(RunId run, int attempt, String execution) {}

  private int follow(Following following) throws InterruptedException {
    Lake lake = stack.lake();
    try (RunView view = new RunView(console, InstantSource.system())) {
      view.note(heading(following));
      FollowedExecution execution =
          stack
              .executions()
              .follow(
                  following.execution(),
                  new Narrator(view),
                  new StackProgress(following.run(), lake, view));
      Optional<ExecutionResult> result = followed(execution, following, view);
      if (result.isEmpty()) {
        return WatchedRun.INTERRUPTED;
      }
      boolean good = result.get() instanceof ExecutionResult.Succeeded;
      Summary summary = new Summary(lake, project.catalog(), console, stack.address().options());
      if (!good) {
        summary.awaitReport(following.run(), following.attempt(), REPORT_PATIENCE);
      }
      view.ended();
      int exitCode = summary.print(following.run(), following.attempt(), result.get());
      output.end(lake, following.run());
      return exitCode;
    }
  }

  private String heading(Following following) {
    return console.bold(following.run().value())
        + (following.attempt() > 1 ? ", attempt " + following.attempt() : "")
        + ", on stack "
        + stack.address().name();
  }

  private Optional<ExecutionResult> followed(
      FollowedExecution execution, Following following, RunView view) throws InterruptedException {
    Interruption interruption =
        new Interruption(
            () -> {
              view.ended();
              goesOn(following);
              execution.stop();
            });
    try (interruption) {
      return execution.follow();
    } catch (WeirException e) {
      view.ended();
      goesOn(following);
      throw e;
    }
  }

  /** Whoever looks away does not stop it. */
  private void goesOn(Following following) {
    console.err().println();
    console.err().println("The run goes on in the cloud; this only stopped following it.");
    console
        .err()
        .println(
            console.suggested(
                "Follow again: ./weir resume " + following.run() + stack.address().options()));
    console.err().println("Stop it:      " + stack.stopCommand(following.execution()));
  }
}
