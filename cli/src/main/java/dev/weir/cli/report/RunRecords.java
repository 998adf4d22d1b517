package dev.weir.cli.report;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.execution.HistoryEvent;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.page.run.PastRun;
import dev.weir.report.Report;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of runs where they run: here, or on a stack.
 *
 * @param attempts of all that are listed, the newest first
 * @param history of an execution
 */
record RunRecords(Lake lake, Attempts attempts, Function<String, List<HistoryEvent>> history) {
  /** A strip of bars shows so many. */
  private static final int PAST = 30;

  /** Empty where it has none: it has not ended, or was removed. */
  Optional<Report> report(RunId run) {
    return lake.read(new RunFolder(run).report())
        .map(stored -> Json.read(stored.content(), Report.class));
  }

  /**
   * @throws TerminalException if the run has no report
   */
  Report ended(RunId run) {
    return report(run).orElseThrow(() -> none(run));
  }

  private static TerminalException none(RunId run) {
    return new TerminalException(
        CommandError.NO_REPORT,
        "Cannot show %s: it has no report. It is still at work, was interrupted, or was removed since. If it was interrupted: ./weir resume %s"
            .formatted(run, run));
  }

  /** The newest that has ended. */
  Optional<RunId> newest() {
    return attempts.list().stream()
        .map(Attempt::run)
        .filter(run -> lake.read(new RunFolder(run).report()).isPresent())
        .findFirst();
  }

  /** Of the run's last attempt that is listed. */
  List<HistoryEvent> history(RunId run) {
    return attempts.of(run).list().stream()
        .findFirst()
        .map(attempt -> history.apply(attempt.execution()))
        .orElse(List.of());
  }

  /** The runs of a pipeline with their last attempts, the newest first. */
  List<PastRun> past(String pipeline) {
    return attempts.list().stream()
        .map(Attempt::run)
        .filter(run -> run.pipeline().equals(pipeline))
        .distinct()
        .limit(PAST)
        .map(run -> past(run, attempts.of(run).list().getFirst()))
        .toList();
  }

  private PastRun past(RunId run, Attempt last) {
    return new PastRun(
        run,
        last.status(),
        last.startDate(),
        last.stopDate().map(end -> Duration.between(last.startDate(), end)),
        report(run));
  }
}
