package dev.weir.stack.smoke;

import dev.weir.redshift.statement.Failure;
import dev.weir.redshift.statement.Statement;

/** Ends of statements in the words that findings compare. */
final class Outcomes {
  static final String SUCCEEDED = "succeeded";

  /** As publishing recognises it: anything else it would take for another failure. */
  static final String STOPPED = "stopped by the ledger";

  private Outcomes() {}

  static String text(Statement statement) {
    return switch (statement) {
      case Statement.Finished _ -> SUCCEEDED;
      case Statement.Failed failed ->
          Failure.of(failed.error()) == Failure.ASSERTION
              ? STOPPED
              : "failed (%s)".formatted(oneLine(failed.error()));
      case Statement.Aborted aborted -> "cancelled (%s)".formatted(oneLine(aborted.reason()));
      case Statement.Forgotten _ -> "forgotten";
      case Statement.Running _ -> "still at work, though it was to be cancelled";
    };
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
