package dev.weir.cli.data;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.dataset.Refusal;
import dev.weir.dataset.Rejects;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.Preview;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempts;
import dev.weir.lake.Lake;
import dev.weir.lake.ScratchFolder;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Rows;
import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rejects",
    description = "Shows the rows that a run has rejected, where they came from, and why.",
    mixinStandardHelpOptions = true)
public final class RejectsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "As weir runs lists it.")
  private String named = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATASET",
      description = "Only those of this source or transform.")
  private @Nullable String dataSet;

  @Mixin private final Output output = new Output();
  @Mixin private final StackOptions stack = new StackOptions();

  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public RejectsCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    String options = stack.address().map(StackAddress::options).orElse("");
    RunId run = RunId.find(named).orElseThrow(() -> unknownRun(options));
    try (Laptop laptop = new Laptop(project, console.err()::println);
        ScratchFolder scratch = laptop.scratch().make()) {
      Rows rows =
          stack
              .address()
              .map(address -> onStack(address, run, scratch.path()))
              .orElseGet(
                  () -> rejects(laptop.lake(), this::recorded, run, options, scratch.path()));
      output.print(rows, console);
    }
    return 0;
  }

  private Rows onStack(StackAddress address, RunId run, Path scratch) {
    try (Stack found = stacks.find(address)) {
      return rejects(found.lake(), found.executions()::of, run, address.options(), scratch);
    }
  }

  private Attempts recorded(RunId run) {
    return Attempts.of(new ExecutionStore(project.executions(), InstantSource.system()).list())
        .of(run);
  }

  private Rows rejects(
      Lake lake, Function<RunId, Attempts> recorded, RunId run, String options, Path scratch) {
    RunFolder folder = new RunFolder(run);
    Plan plan =
        lake.read(folder.plan())
            .map(stored -> Plans.parse(stored.content()))
            .orElseThrow(
                () ->
                    recorded.apply(run).list().isEmpty() ? unknownRun(options) : nothingLeft(run));
    List<Path> files =
        dataSets(plan).stream()
            .flatMap(name -> Refusal.rejects(lake, folder, name).stream())
            .map(file -> lake.fetch(file.key(), scratch))
            .toList();
    return Preview.of(new ParquetTable(Rejects.SCHEMA, files), output.limit(), scratch);
  }

  private List<String> dataSets(Plan plan) {
    List<String> all = plan.dataSets();
    if (dataSet == null) {
      return all;
    }
    if (!all.contains(dataSet)) {
      throw new TerminalException(
          CommandError.UNKNOWN_DATA_SET,
          "Cannot show rejects: %s".formatted(DidYouMean.notOne(dataSet, "data set", all)));
    }
    return List.of(dataSet);
  }

  private static TerminalException nothingLeft(RunId run) {
    return new TerminalException(
        CommandError.NOTHING_LEFT,
        "Cannot show rejects of %s: the lake has nothing of what it read. It was removed since, as old runs are, or failed before it read anything."
            .formatted(run));
  }

  private TerminalException unknownRun(String options) {
    return new TerminalException(
        CommandError.UNKNOWN_RUN,
        "Cannot find a run '%s'. See ./weir runs%s.".formatted(named, options));
  }
}
