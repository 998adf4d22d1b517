package dev.weir.cli.data;

import dev.weir.cli.data.RunComparison.Compared;
import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.RowsView;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description =
        "Shows what two runs made differently: columns, numbers of rows, and of one data set the rows.",
    mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int MOST_ROWS = 20;

  @Parameters(index = "0", paramLabel = "RUN", description = "As weir runs lists it.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "RUN", description = "The one that it is held against.")
  private String now = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "DATASET",
      description = "Show the rows of this source or transform.")
  private @Nullable String dataSet;

  @Option(names = "--fail-if-diff", description = "Exit with 1 if anything is different.")
  private boolean fail;

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public DiffCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      RunId first = run(before);
      RunId second = run(now);
      RunComparison comparison =
          new RunComparison(laptop, first, plan(laptop, first), second, plan(laptop, second));
      int most = dataSet == null || json.wanted() ? 0 : MOST_ROWS;
      List<Compared> compared =
          names(comparison).stream().map(name -> comparison.of(name, most)).toList();
      List<DataSetDifference> all = compared.stream().map(Compared::difference).toList();
      show(all);
      compared.stream()
          .flatMap(each -> each.rows().stream())
          .forEach(rows -> RowsView.TABLE.print(rows, console.out()));
      return fail && all.stream().anyMatch(DataSetDifference::isDifferent) ? DIFFERENT : 0;
    }
  }

  private List<String> names(RunComparison comparison) {
    List<String> all = comparison.dataSets();
    if (dataSet == null) {
      return all;
    }
    if (!all.contains(dataSet)) {
      throw new TerminalException(
          CommandError.UNKNOWN_DATA_SET,
          "Cannot compare: " + DidYouMean.notOne(dataSet, "data set", all));
    }
    return List.of(dataSet);
  }

  private static RunId run(String named) {
    return RunId.find(named).orElseThrow(() -> unknown(named));
  }

  private static Plan plan(Laptop laptop, RunId run) {
    return laptop
        .lake()
        .read(new RunFolder(run).plan())
        .map(stored -> Plans.parse(stored.content()))
        .orElseThrow(() -> unknown(run.value()));
  }

  private static TerminalException unknown(String named) {
    return new TerminalException(
        CommandError.UNKNOWN_RUN,
        "Cannot compare run '%s': the lake has nothing of it. See ./weir runs.".formatted(named));
  }

  private void show(List<DataSetDifference> all) {
    if (json.wanted()) {
      console.out().println(Json.text(all));
      return;
    }
    TextTable table =
        new TextTable(
            List.of("data set", "before", "now", "only before", "only now", "changed", "columns"),
            List.of(
                Align.LEFT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.LEFT));
    all.forEach(
        each ->
            table.row(
                each.dataSet(),
                each.before().map(Numbers::count).orElse("not made"),
                each.now().map(Numbers::count).orElse("not made"),
                each.onlyBefore().map(Numbers::count).orElse(""),
                each.onlyNow().map(Numbers::count).orElse(""),
                each.changed().map(Numbers::count).orElse(""),
                String.join(", ", each.columns())));
    table.lines().forEach(console.out()::println);
    if (all.stream().noneMatch(DataSetDifference::isDifferent)) {
      console.out().println("Both runs made the same.");
    }
  }
}
