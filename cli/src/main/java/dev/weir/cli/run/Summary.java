package dev.weir.cli.run;

import dev.weir.cli.error.Failures;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.error.Category;
import dev.weir.error.WeirException;
import dev.weir.execution.ExecutionResult;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.report.Report;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a run, for people: what came of it, where it lies, and what to do next. All of it
 * stands in the report.
 */
final class Summary {
  private static final Pattern COMMAND =
      Pattern.compile("(\\./weir (?:run|resume) [A-Za-z0-9-]+)(?: --stack [A-Za-z0-9-]+)?");
  private static final Duration REPORT_PAUSE = Duration.ofMillis(500);

  private final Lake lake;
  private final PipelineCatalog catalog;
  private final Console console;
  private final String options;

  /**
   * @param options what a suggested command ends with: empty for this machine
   */
  Summary(Lake lake, PipelineCatalog catalog, Console console, String options) {
    this.lake = lake;
    this.catalog = catalog;
    this.console = console;
    this.options = options;
  }

  /** Waits for the report of a failure, which in the cloud is written after the end; or not. */
  void awaitReport(RunId run, int attempt, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (report(run, attempt).isEmpty() && System.nanoTime() < end) {
      Thread.sleep(REPORT_PAUSE);
    }
  }

  /** Returns the command's exit code. */
  int print(RunId run, int attempt, ExecutionResult result) {
    Optional<Report> report = report(run, attempt);
    return switch (result) {
      case ExecutionResult.Succeeded _ ->
          report.map(good -> succeeded(run, good)).orElseGet(this::publishedElsewhere);
      case ExecutionResult.Failed failed -> failed(run, report, failed);
      case ExecutionResult.TimedOut _ ->
          failed(run, report, "", "It took longer than it may.", Failures.FAILED);
      case ExecutionResult.Aborted _ ->
          options.isEmpty()
              ? interrupted(run)
              : failed(run, report, "", "Somebody stopped it.", Failures.FAILED);
    };
  }

  /**
   * Empty where the report is another attempt's: one that goes on elsewhere, or has published the
   * run.
   */
  private Optional<Report> report(RunId run, int attempt) {
    return lake.read(new RunFolder(run).report())
        .map(stored -> Json.read(stored.content(), Report.class))
        .filter(report -> report.attempt() == attempt);
  }

  private int succeeded(RunId run, Report report) {
    line("");
    ReportTables tables = new ReportTables(report);
    if (report.isWithoutNew()) {
      line(
          console.green(console.bold("Done"))
              + took(report)
              + ": nothing is new, and nothing was published");
      tables.increments().forEach(this::line);
      line("");
      line("Report   " + shown(run, "report.json"));
      return 0;
    }
    line(console.green(console.bold("Done")) + took(report) + ": " + tables.totals());
    line("");
    tables.published().lines().forEach(this::line);
    tables.increments().forEach(this::line);
    table(tables.rejected());
    if (report.totals().rejected() > 0) {
      line(console.suggested("See      ./weir rejects " + run + options));
    }
    table(tables.dropped());
    table(tables.missingValues());
    tables.warnings().forEach(warning -> line(console.yellow("! ") + warning));
    line("");
    line("Parquet  " + shown(run, "data"));
    line("Report   " + shown(run, "report.json"));
    new Suggestion(catalog)
        .after(report.pipeline(), options)
        .ifPresent(
            command -> {
              line("");
              line(console.suggested("Try      " + command));
            });
    return 0;
  }

  /** An old attempt that is looked at again. */
  private int publishedElsewhere() {
    line("");
    line(console.green(console.bold("Done")) + ". The report is a later attempt's.");
    return 0;
  }

  private static String took(Report report) {
    return report
        .startedAt()
        .map(start -> " in " + Numbers.seconds(Duration.between(start, report.finishedAt())))
        .orElse("");
  }

  private void table(Optional<TextTable> table) {
    table.ifPresent(
        filled -> {
          line("");
          filled.lines().forEach(this::line);
        });
  }

  /** A path that can be copied, short where the command was given in the project. */
  private String shown(RunId run, String child) {
    String location = lake.location(new RunFolder(run).root());
    if (location.contains("://")) {
      return location + "/" + child;
    }
    Path path = Path.of(location).resolve(child);
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private int failed(RunId run, Optional<Report> report, ExecutionResult.Failed failed) {
    boolean wrongInput =
        failed.thrown().stream()
            .anyMatch(
                thrown ->
                    thrown instanceof WeirException known
                        && known.code().category() == Category.CONFIG);
    String said = failed.cause().isEmpty() ? failed.error() : failed.cause();
    String message = failed.thrown().map(Throwable::getMessage).orElse(said);
    return failed(
        run,
        report,
        failed.stateName().isEmpty() ? "" : " in " + failed.stateName(),
        message,
        wrongInput ? Failures.WRONG_INPUT : Failures.FAILED);
  }

  /**
   * @param message for when no report has it
   */
  private int failed(
      RunId run, Optional<Report> report, String where, String message, int exitCode) {
    String after = report.map(Summary::took).orElse("").replace(" in ", " after ");
    Optional<Report.Failure> failure = report.flatMap(Report::failure);
    console.err().println();
    console.err().println(console.red("Failed" + where + after + "."));
    console.err().println(console.suggested(failure.map(Report.Failure::message).orElse(message)));
    failure
        .map(known -> addressed(known.whatToDo()))
        .or(() -> unreported(run))
        .map(console::suggested)
        .ifPresent(console.err()::println);
    return exitCode;
  }

  /** A report does not know by which options its reader comes to the stack. */
  private String addressed(String whatToDo) {
    return COMMAND
        .matcher(whatToDo)
        .replaceAll(command -> Matcher.quoteReplacement(command.group(1) + options));
  }

  private Optional<String> unreported(RunId run) {
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "There is no report of it yet. When the cause is mended: ./weir resume "
                + run
                + options);
  }

  private int interrupted(RunId run) {
    console.err().println();
    console
        .err()
        .println(
            console.suggested(
                "Interrupted. What is complete is kept; go on with: ./weir resume " + run));
    return WatchedRun.INTERRUPTED;
  }

  private void line(String line) {
    console.out().println(line);
  }
}
