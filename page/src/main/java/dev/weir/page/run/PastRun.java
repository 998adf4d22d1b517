package dev.weir.page.run;

import dev.weir.execution.Execution;
import dev.weir.report.Report;
import dev.weir.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of the same pipeline, as its last attempt left it.
 *
 * @param took that attempt; empty where it has not ended, or was interrupted
 * @param report empty where there is none any more
 */
public record PastRun(
    RunId run,
    Execution.Status status,
    Instant startedAt,
    Optional<Duration> took,
    Optional<Report> report) {
  boolean succeeded() {
    return status == Execution.Status.SUCCEEDED;
  }
}
