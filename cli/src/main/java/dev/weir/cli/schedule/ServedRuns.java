package dev.weir.cli.schedule;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.Numbers;
import dev.weir.error.WeirException;
import dev.weir.execution.ExecutionResult;
import dev.weir.json.Json;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.PipelineRun;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.laptop.runs.RunsError;
import dev.weir.message.RunInput;
import dev.weir.report.Report;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs that nobody watches: a line each. {@link #abort} from any thread. */
final class ServedRuns implements Consumer<RunId> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Laptop laptop;
  private final Console console;
  private final InstantSource clock;
  private final ExecutionStore store;
  private volatile Runnable running = () -> {};

  ServedRuns(Laptop laptop, Console console, InstantSource clock) {
    this.laptop = laptop;
    this.console = console;
    this.clock = clock;
    this.store = new ExecutionStore(laptop.project().executions(), clock);
  }

  @Override
  public void accept(RunId run) {
    if (store.find(run.execution(1)).isPresent()) {
      line(run, "was started before");
      return;
    }
    Instant start = clock.instant();
    try {
      ExecutionResult result = result(run);
      line(run, outcome(run, result, " after " + took(start)));
    } catch (WeirException e) {
      // Another process that serves was faster.
      boolean elsewhere = e.code() == RunsError.ALREADY_STARTED;
      String failed = console.red("failed") + ": " + firstLine(String.valueOf(e.getMessage()));
      line(run, elsewhere ? "was started before" : failed);
    } finally {
      running = () -> {};
    }
  }

  private ExecutionResult result(RunId run) {
    PipelineRun execution =
        new PipelineRun(
            new RunInput(run, 1), Functions.of(laptop, run.pipeline(), _ -> {}), store, _ -> {});
    running = execution::abort;
    return execution.run();
  }

  /** Ends the run that is going on, if one is. */
  void abort() {
    running.run();
  }

  private String outcome(RunId run, ExecutionResult result, String after) {
    return switch (result) {
      case ExecutionResult.Succeeded _ ->
          console.green("succeeded")
              + after
              + report(run).map(good -> ": " + published(good)).orElse("");
      case ExecutionResult.Failed failed ->
          console.red("failed") + after + ": " + firstLine(reason(run, failed)) + resume(run);
      case ExecutionResult.TimedOut _ -> console.red("timed out") + after + resume(run);
      case ExecutionResult.Aborted _ -> console.yellow("interrupted") + after + resume(run);
    };
  }

  private String reason(RunId run, ExecutionResult.Failed failed) {
    return report(run)
        .flatMap(Report::failure)
        .map(Report.Failure::message)
        .or(() -> failed.thrown().map(Throwable::getMessage))
        .orElse(failed.cause());
  }

  /** Where the report says so: of some failures, a run that is resumed fails again. */
  private String resume(RunId run) {
    String command = "./weir resume " + run;
    boolean helps =
        report(run)
            .flatMap(Report::failure)
            .map(failure -> failure.whatToDo().contains(command))
            .orElse(true);
    return helps ? console.suggested(" (" + command + ")") : "";
  }

  private Optional<Report> report(RunId run) {
    return laptop
        .lake()
        .read(new RunFolder(run).report())
        .map(stored -> Json.read(stored.content(), Report.class));
  }

  private static String published(Report report) {
    return Numbers.rows(report.totals().published()) + " published";
  }

  private String took(Instant start) {
    return Numbers.seconds(Duration.between(start, clock.instant()));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private void line(RunId run, String outcome) {
    String now = TIME.format(clock.instant().atZone(ZoneId.systemDefault()));
    console.out().println(now + "  " + run + "  " + outcome);
  }
}
