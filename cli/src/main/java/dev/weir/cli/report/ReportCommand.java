package dev.weir.cli.report;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempts;
import dev.weir.json.Json;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.page.run.RunPage;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.stack.Stack;
import dev.weir.stack.StackExecutions;
import dev.weir.stack.call.StackAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description =
        "Writes a run as a page: how it ended, what came out, what is odd, where the time went.",
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
  /** On a stack, where a run without a name is looked for, and the runs before it. */
  private static final int NEWEST = 200;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "As weir runs lists it. Without it, the newest that has ended.")
  private @Nullable String named;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write it. Without it, beside the run's report.json; of a stack, here.")
  private @Nullable Path out;

  @Option(names = "--open", description = "Open it in the browser.")
  private boolean open;

  @Option(
      names = "--no-values",
      description = "Show no values: no first rows, no bounds, no most frequent values.")
  private boolean withoutValues;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public ReportCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      Optional<Path> page =
          stack.address().map(of -> onStack(laptop, of)).orElseGet(() -> onLaptop(laptop));
      page.ifPresent(this::show);
    }
    return 0;
  }

  private void show(Path page) {
    console.out().println(page);
    if (open) {
      Browser.open(page);
    }
  }

  /** Empty where no page was asked for. */
  private Optional<Path> onLaptop(Laptop laptop) {
    ExecutionStore executions = new ExecutionStore(project.executions(), InstantSource.system());
    RunRecords records =
        new RunRecords(laptop.lake(), Attempts.of(executions.list()), executions::history);
    RunId run = chosen(records, "");
    if (json.wanted()) {
      return told(records, run);
    }
    byte[] page = page(laptop, records, run);
    if (out != null) {
      return Optional.of(written(page, out));
    }
    laptop.lake().put(new RunFolder(run).page(), page);
    return Optional.of(Path.of(laptop.lake().location(new RunFolder(run).page())));
  }

  private Optional<Path> onStack(Laptop laptop, StackAddress address) {
    try (Stack found = stacks.find(address)) {
      StackExecutions executions = found.executions();
      RunRecords records =
          new RunRecords(found.lake(), executions.newest(NEWEST), executions::history);
      RunId run = chosen(records, address.options());
      if (json.wanted()) {
        return told(records, run);
      }
      byte[] page = page(laptop, records, run);
      return Optional.of(written(page, out == null ? Path.of(run.value() + ".html") : out));
    }
  }

  private Optional<Path> told(RunRecords records, RunId run) {
    console.out().println(Json.text(records.ended(run)));
    return Optional.empty();
  }

  private byte[] page(Laptop laptop, RunRecords records, RunId run) {
    return RunPage.of(new RunLook(laptop, records, console.err()::println).at(run, !withoutValues));
  }

  private RunId chosen(RunRecords records, String options) {
    String given = named;
    if (given != null) {
      return records
          .attempts()
          .find(given)
          .orElseThrow(
              () ->
                  new TerminalException(
                      CommandError.UNKNOWN_RUN,
                      "Cannot find a run '%s'. See ./weir runs%s.".formatted(given, options)));
    }
    return records
        .newest()
        .orElseThrow(
            () ->
                new TerminalException(
                    CommandError.NO_REPORT,
                    "Cannot show a run: none has ended yet. Start one: ./weir run NAME" + options));
  }

  private static Path written(byte[] page, Path file) {
    try {
      return Files.write(file, page).toAbsolutePath().normalize();
    } catch (IOException e) {
      throw new TerminalException(
          CommandError.NOT_WRITTEN,
          "Cannot write %s: %s. Check that its folder exists and is yours."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
