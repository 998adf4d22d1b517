package dev.weir.local.cli;

import dev.weir.error.Category;
import dev.weir.error.WeirException;
import dev.weir.json.Json;
import dev.weir.lake.RunFolder;
import dev.weir.local.Laptop;
import dev.weir.local.statemachine.ExecutionResult;
import dev.weir.local.view.Console;
import dev.weir.local.view.Numbers;
import dev.weir.local.view.TextTable;
import dev.weir.local.view.TextTable.Align;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.Target;
import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.TargetReport;
import dev.weir.run.RunId;
import dev.weir.schema.ColumnType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a run, for people: what came of it, where it lies, and what to do next. All of it
 * stands in the report.
 */
final class Summary {
  private static final Set<ColumnType> NUMBERS =
      Set.of(ColumnType.Simple.INTEGER, ColumnType.Simple.BIGINT);

  private final Laptop laptop;
  private final Console console;

  Summary(Laptop laptop, Console console) {
    this.laptop = laptop;
    this.console = console;
  }

  /** Returns the command's exit code. */
  int print(RunId run, int attempt, ExecutionResult result) {
    Optional<Report> report = report(run, attempt);
    return switch (result) {
      case ExecutionResult.Succeeded _ -> succeeded(run, report.orElseThrow());
      case ExecutionResult.Failed failed -> failed(report, failed);
      case ExecutionResult.TimedOut _ ->
          failed(report, "", "It took longer than it may.", Failures.FAILED);
      case ExecutionResult.Aborted _ -> interrupted(run);
    };
  }

  /**
   * Empty where the report is another attempt's: one that goes on elsewhere, or has published the
   * run.
   */
  private Optional<Report> report(RunId run, int attempt) {
    return laptop
        .lake()
        .read(new RunFolder(run).report())
        .map(stored -> Json.read(stored.content(), Report.class))
        .filter(report -> report.attempt() == attempt);
  }

  private int succeeded(RunId run, Report report) {
    line("");
    line(console.green(console.bold("Done")) + took(report) + ": " + totals(report));
    line("");
    targets(report).lines().forEach(this::line);
    rejects(report, run);
    missingValues(report);
    line("");
    line("Parquet  " + shown(run, "data"));
    line("Report   " + shown(run, "report.json"));
    next(report.pipeline());
    return 0;
  }

  private static String took(Report report) {
    return report
        .startedAt()
        .map(start -> " in " + Numbers.seconds(Duration.between(start, report.finishedAt())))
        .orElse("");
  }

  private static String totals(Report report) {
    Report.Totals totals = report.totals();
    return "%s rows read, %s rejected, %s written, %s published"
        .formatted(
            Numbers.count(totals.read()),
            Numbers.count(totals.rejected()),
            Numbers.count(totals.written()),
            Numbers.count(totals.published()));
  }

  private static TextTable targets(Report report) {
    TextTable table =
        new TextTable(
            List.of("published", "rows", "write", "from"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT));
    for (TargetReport target : report.targets()) {
      table.row(
          target.table().toString(),
          target.rows().map(Numbers::count).orElse("?"),
          target.write().name().toLowerCase(Locale.ROOT),
          target.from());
    }
    return table;
  }

  private void rejects(Report report, RunId run) {
    if (report.totals().rejected() == 0) {
      return;
    }
    TextTable table =
        new TextTable(
            List.of("rejected", "rows", "reason"), List.of(Align.LEFT, Align.RIGHT, Align.LEFT));
    for (DataSetReport dataSet : report.dataSets()) {
      dataSet
          .reasons()
          .forEach((reason, rows) -> table.row(dataSet.name(), Numbers.count(rows), reason));
    }
    line("");
    table.lines().forEach(this::line);
    line("Rejects  " + shown(run, "rejects"));
  }

  /**
   * Where a column misses values anywhere, all data sets that have it: before and after a fill
   * stand side by side.
   */
  private void missingValues(Report report) {
    Map<String, List<DataSetReport>> byColumn = new LinkedHashMap<>();
    for (DataSetReport dataSet : report.dataSets()) {
      dataSet.nulls().entrySet().stream()
          .filter(column -> column.getValue() > 0)
          .map(Entry::getKey)
          .forEach(column -> byColumn.computeIfAbsent(column, c -> having(report, c)));
    }
    if (byColumn.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(List.of("missing values", "by data set"), List.of(Align.LEFT, Align.LEFT));
    byColumn.forEach((column, dataSets) -> table.row(column, counts(column, dataSets)));
    line("");
    table.lines().forEach(this::line);
  }

  private static List<DataSetReport> having(Report report, String column) {
    return report.dataSets().stream()
        .filter(dataSet -> dataSet.nulls().containsKey(column))
        .toList();
  }

  private static String counts(String column, List<DataSetReport> dataSets) {
    return dataSets.stream()
        .map(
            dataSet ->
                dataSet.name() + " " + Numbers.count(dataSet.nulls().getOrDefault(column, 0L)))
        .collect(Collectors.joining(", "));
  }

  /** A path that can be copied, short where the command was given in the project. */
  private String shown(RunId run, String child) {
    Path path = Path.of(laptop.lake().location(new RunFolder(run).root())).resolve(child);
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private void next(String pipeline) {
    Pipeline written = laptop.catalog().read(pipeline).pipeline();
    written.queries().entrySet().stream()
        .filter(query -> answeredWithNumbers(query.getValue()))
        .findFirst()
        .map(query -> "query " + pipeline + " " + query.getKey() + arguments(query.getValue()))
        .or(() -> written.targets().values().stream().findFirst().map(Summary::selected))
        .ifPresent(
            command -> {
              line("");
              line("Try      ./weir " + command);
            });
  }

  private static String selected(Target target) {
    return "sql 'SELECT * FROM " + target.table() + "'";
  }

  /**
   * What is suggested must work when it is copied: any number will do, of texts nobody knows which
   * are there.
   */
  private static boolean answeredWithNumbers(Query query) {
    return required(query).allMatch(parameter -> NUMBERS.contains(parameter.getValue().type()));
  }

  private static String arguments(Query query) {
    return required(query)
        .map(parameter -> " " + parameter.getKey() + "=12")
        .collect(Collectors.joining());
  }

  private static Stream<Entry<String, Query.Parameter>> required(Query query) {
    return query.parameters().entrySet().stream()
        .filter(parameter -> parameter.getValue().defaultValue().isEmpty());
  }

  private int failed(Optional<Report> report, ExecutionResult.Failed failed) {
    boolean wrongInput =
        failed.thrown().stream()
            .anyMatch(
                thrown ->
                    thrown instanceof WeirException known
                        && known.code().category() == Category.CONFIG);
    String message = failed.thrown().map(Throwable::getMessage).orElse(failed.cause());
    return failed(
        report,
        " in " + failed.stateName(),
        message,
        wrongInput ? Failures.WRONG_INPUT : Failures.FAILED);
  }

  /**
   * @param message for when no report has it
   */
  private int failed(Optional<Report> report, String where, String message, int exitCode) {
    String after = report.map(Summary::took).orElse("").replace(" in ", " after ");
    Optional<Report.Failure> failure = report.flatMap(Report::failure);
    console.err().println();
    console.err().println(console.red("Failed" + where + after + "."));
    console.err().println(failure.map(Report.Failure::message).orElse(message));
    failure.ifPresent(known -> console.err().println(known.whatToDo()));
    return exitCode;
  }

  private int interrupted(RunId run) {
    console.err().println();
    console
        .err()
        .println("Interrupted. What is complete is kept; go on with: ./weir resume " + run);
    return WatchedRun.INTERRUPTED;
  }

  private void line(String line) {
    console.out().println(line);
  }
}
