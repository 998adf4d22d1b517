package dev.weir.cli.run;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.execution.Execution.Status;
import dev.weir.folder.FolderLake;
import dev.weir.lake.Lake;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.message.RunInput;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.stack.Stack;
import dev.weir.stack.StackExecutions;
import dev.weir.stack.call.StackAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description =
        "Goes on with a run where it failed or was interrupted: what is complete is kept. On a stack, a run that still goes on is followed.",
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  /** Where to look for the newest run that failed. */
  private static final int NEWEST = 100;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "As weir runs lists it. Without it, the newest that failed.")
  private @Nullable String named;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final Confirmation confirmation = new Confirmation();
  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public ResumeCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() throws InterruptedException {
    return stack.address().isPresent() ? onStack(stack.address().get()) : onLaptop();
  }

  private int onLaptop() {
    InstantSource clock = InstantSource.system();
    Attempts all = Attempts.of(new ExecutionStore(project.executions(), clock).list());
    RunId run = chosen(all, "");
    requireBegun(all, run);
    Attempts attempts = all.of(run);
    if (attempts.first(Status.SUCCEEDED).isPresent()) {
      return nothingLeft(new FolderLake(project.lake()), run);
    }
    requireThere(new FolderLake(project.lake()), run, "");
    confirmation.require(project, console, "'" + run.pipeline() + "'");
    return new WatchedRun(project, output(), clock).run(new RunInput(run, attempts.next()));
  }

  private int onStack(StackAddress address) throws InterruptedException {
    try (Stack found = stacks.find(address)) {
      StackExecutions executions = found.executions();
      RunId run = byItself().orElseGet(() -> chosen(executions.newest(NEWEST), address.options()));
      Attempts attempts = executions.of(run);
      StackRun watched = new StackRun(project, output(), found);
      Optional<Attempt> running = attempts.first(Status.RUNNING);
      if (running.isPresent()) {
        return watched.follow(running.get());
      }
      if (attempts.first(Status.SUCCEEDED).isPresent()) {
        return nothingLeft(found.lake(), run);
      }
      if (attempts.list().isEmpty()) {
        throw unknown(run.value(), address.options());
      }
      requireBegun(executions.newest(NEWEST), run);
      requireThere(found.lake(), run, address.options());
      return watched.start(new RunInput(run, attempts.next()));
    }
  }

  private RunOutput output() {
    return new RunOutput(console, json.wanted());
  }

  /** The run that is named, if it is named as runs are: nothing has to be listed to find it. */
  private Optional<RunId> byItself() {
    return Optional.ofNullable(named).flatMap(RunId::find);
  }

  private RunId chosen(Attempts attempts, String options) {
    String given = named;
    if (given != null) {
      return attempts.find(given).orElseThrow(() -> unknown(given, options));
    }
    Attempt newest = attempts.newestFailed().orElseThrow(() -> noneFailed(options));
    output()
        .people()
        .out()
        .println(
            "Resuming %s, the newest that did not succeed (attempt %s, started %s)."
                .formatted(newest.run(), newest.number(), newest.startDate().truncatedTo(SECONDS)));
    return newest.run();
  }

  private static void requireBegun(Attempts attempts, RunId run) {
    if (attempts.isRefused(run)) {
      throw new TerminalException(
          CommandError.NEVER_BEGAN,
          "Cannot resume %s: it was refused, as another run of '%s' was at work, and has done nothing. Start it: ./weir run %s"
              .formatted(run, run.pipeline(), again(run)));
    }
  }

  /** What was removed would be planned and read anew, and appended a second time. */
  private static void requireThere(Lake lake, RunId run, String options) {
    RunFolder folder = new RunFolder(run);
    if (lake.read(folder.fence()).isEmpty() && lake.read(folder.plan()).isEmpty()) {
      throw new TerminalException(
          CommandError.NOTHING_LEFT,
          "Cannot resume %s: the lake has nothing of it to go on with. It was removed since, as old runs are, or had not begun. Start a new run: ./weir run %s%s"
              .formatted(run, again(run), options));
    }
  }

  /** What a person starts is a run of now; a schedule's tick stays what it is. */
  private static String again(RunId run) {
    return run.pipeline() + (run.isManual() ? "" : " --at " + run.logicalTime());
  }

  private int nothingLeft(Lake lake, RunId run) {
    output().people().out().println(run + " has succeeded already: nothing is left to do.");
    output().end(lake, run);
    return 0;
  }

  private static TerminalException unknown(String named, String options) {
    return new TerminalException(
        CommandError.UNKNOWN_RUN,
        "Cannot find a run '%s'. See ./weir runs%s.".formatted(named, options));
  }

  private static TerminalException noneFailed(String options) {
    return new TerminalException(
        CommandError.UNKNOWN_RUN,
        "Cannot find a run that failed and was not followed by a good one. See ./weir runs%s. One that was followed may still publish what it appends: name it."
            .formatted(options));
  }
}
