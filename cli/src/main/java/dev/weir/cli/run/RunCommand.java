package dev.weir.cli.run;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.trial.TrialOptions;
import dev.weir.cli.trial.TrialRun;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempts;
import dev.weir.execution.Execution;
import dev.weir.folder.FolderLake;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.message.RunInput;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.run.RunId;
import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Runs a pipeline: extracts, transforms, publishes, and says what it did.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @ArgGroup private @Nullable Tick tick;

  /** One or the other. */
  private static final class Tick {
    @Option(
        names = "--at",
        paramLabel = "TIME",
        description =
            "The schedule's tick to run for, as in 2026-11-23T00:00:00Z. It names the run, which is published once, however often this is said.")
    private @Nullable String at;

    @Option(
        names = "--scheduled",
        description =
            "The schedule's newest tick that is due; nothing, if that was started before.")
    private boolean scheduled;
  }

  @Option(
      names = "--full",
      description =
          "Reads sources of which runs read what is new (incremental) as a whole, once. For targets that merge.")
  private boolean full;

  @Mixin private final TrialOptions trial = new TrialOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final Confirmation confirmation = new Confirmation();
  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public RunCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() throws InterruptedException {
    InstantSource clock = InstantSource.system();
    PipelineCatalog catalog = project.catalog();
    if (!catalog.names().contains(name)) {
      // Says which are near. A run of a misspelt name would fail, and be told to all who are told.
      var _ = catalog.read(name);
    }
    if (trial.wanted()) {
      requireAlone();
      TrialRun tried = new TrialRun(project, console);
      if (json.wanted()) {
        tried.printJson(name, trial);
      } else {
        tried.print(name, trial);
      }
      return 0;
    }
    RunId run = chosen(clock.instant());
    return stack.address().isPresent() ? onStack(run, stack.address().get()) : onLaptop(run, clock);
  }

  private void requireAlone() {
    if (tick != null || stack.address().isPresent()) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot try '%s' %s: --only and --limit make a trial on this machine, which is no run of a tick. Leave them out to run it."
              .formatted(name, tick != null ? "for a tick of its schedule" : "on a stack"));
    }
  }

  private RunId chosen(Instant now) {
    if (tick == null) {
      return RunId.manual(name, now);
    }
    String at = tick.at;
    return RunId.scheduled(name, at == null ? schedule().latest(now) : time(at, now));
  }

  private Instant time(String at, Instant now) {
    Instant time = parsed(at);
    if (time.isAfter(now)) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot run '%s' for --at '%s': it is yet to come, and the run that is due then would find it done. Leave out --at to run it now."
              .formatted(name, at));
    }
    return time;
  }

  private Instant parsed(String at) {
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeParseException e) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot run '%s' for --at '%s': it is no time with a zone. Write it as 2026-11-23T00:00:00Z, or 2026-11-23T01:00:00+01:00."
              .formatted(name, at),
          e);
    }
  }

  private Schedule schedule() {
    return project
        .catalog()
        .read(name)
        .pipeline()
        .schedule()
        .orElseThrow(
            () ->
                new TerminalException(
                    CommandError.BAD_ARGUMENT,
                    "Cannot run '%s' as it is scheduled: it has no schedule. Add one to its pipeline.yaml, or leave out --scheduled."
                        .formatted(name)));
  }

  private int onStack(RunId run, StackAddress address) throws InterruptedException {
    try (Stack found = stacks.find(address)) {
      return new StackRun(project, new RunOutput(console, json.wanted()), found)
          .start(new RunInput(run, 1, full));
    }
  }

  private int onLaptop(RunId run, InstantSource clock) {
    RunOutput output = new RunOutput(console, json.wanted());
    Attempts before = Attempts.of(new ExecutionStore(project.executions(), clock).list()).of(run);
    if (tick != null && tick.scheduled && !before.list().isEmpty()) {
      // A timer that comes late or twice. What failed is for a person to resume, as on AWS.
      output.people().out().println(run + " was started before: nothing is due.");
      output.end(new FolderLake(project.lake()), run);
      return 0;
    }
    if (before.first(Execution.Status.SUCCEEDED).isPresent()) {
      output
          .people()
          .out()
          .println(
              console.suggested(
                  "%s has succeeded before: what is published stays as it is. For new data: ./weir run %s"
                      .formatted(run, name)));
      output.end(new FolderLake(project.lake()), run);
      return 0;
    }
    confirmation.require(project, console, "'" + name + "'");
    return new WatchedRun(project, output, clock).run(new RunInput(run, before.next(), full));
  }
}
