package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.redshift.statement.BlockedRead;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Submissions;
import dev.weir.warehouse.Progress;
import java.time.Duration;

/**
 * Answers that a step is to be tried again, as long as that makes sense. What it counts, it counts
 * within an attempt of the run, each reason for itself.
 */
final class Retries {
  private static final Duration AT_WORK = Duration.ofSeconds(5);
  private static final int MAX_CONFLICTS = 30;
  private static final int MAX_ABORTS = 3;
  private static final int MAX_FORGOTTEN = 3;

  /** Two minutes each: together as long as a publication may take before it is cancelled. */
  private static final int MAX_BLOCKED = 120;

  private final Submissions submissions;

  /** What is tried, as the lake knows it. */
  private final String step;

  Retries(Submissions submissions, String step) {
    this.submissions = submissions;
    this.step = step;
  }

  private Progress later(String reason) {
    return new Progress.Retry(submissions.later(), reason);
  }

  /**
   * @throws TerminalException if that was so too often
   */
  Progress faster(FailedStatement failure) {
    int tries = submissions.count(step, "late");
    if (tries >= MAX_CONFLICTS) {
      throw new TerminalException(
          RedshiftError.ENDLESS_CONFLICT,
          "Cannot %s: %s times in a row Redshift said '%s'. Find out what else makes or changes it. If nothing does, it is there and the database user may not see it: drop or rename it, or let the user see it. Then resume the run."
              .formatted(failure.what(), tries, failure.error()));
    }
    return later(
        "another process was faster (try %s): Redshift says '%s'"
            .formatted(tries, failure.error()));
  }

  /**
   * @throws TerminalException if that was so too often
   */
  Progress blocked(BlockedRead read) {
    int tries = submissions.count(step, "blocked");
    if (tries >= MAX_BLOCKED) {
      throw new TerminalException(
          RedshiftError.ENDLESS_CONFLICT,
          "Cannot %s: %s times, %s s each, another transaction held them. Find it (SELECT * FROM svv_transactions WHERE granted) and end it (pg_terminate_backend), then resume the run."
              .formatted(read.what(), tries, read.waited().toSeconds()));
    }
    return later("another transaction holds the ledgers (try %s)".formatted(tries));
  }

  /** Still at work: nothing is wrong. */
  static Progress still(String step) {
    return new Progress.Retry(AT_WORK, "still " + step);
  }

  /**
   * @param what as in "staging dwh.course"
   * @throws TerminalException if that was so too often
   */
  Progress conflict(String what) {
    int tries = submissions.count(step, "conflict");
    if (tries >= MAX_CONFLICTS) {
      throw new TerminalException(
          RedshiftError.ENDLESS_CONFLICT,
          "Cannot finish %s: %s times in a row another transaction on the same tables was faster. Find out what else writes to them, then resume the run."
              .formatted(what, tries));
    }
    return later("another transaction was faster (try " + tries + ")");
  }

  /**
   * @param what as in "staging dwh.course"
   * @throws TerminalException if that was so too often
   */
  Progress aborted(String what, String reason) {
    int tries = submissions.count(step, "cancelled");
    if (tries >= MAX_ABORTS) {
      throw new TerminalException(
          RedshiftError.KEEPS_BEING_CANCELLED,
          "Cannot finish %s: the statement was cancelled %s times ('%s'). Look for a query monitoring rule or a person that cancels it, and for a lock that it waits for; then resume the run."
              .formatted(what, tries, reason));
    }
    return later("the statement was cancelled (try %s): %s".formatted(tries, reason));
  }

  /**
   * @param what as in "staging dwh.course"
   * @throws TerminalException if that was so too often
   */
  Progress forgotten(String what) {
    int tries = submissions.count(step, "forgotten");
    if (tries >= MAX_FORGOTTEN) {
      throw new TerminalException(
          RedshiftError.KEEPS_BEING_CANCELLED,
          "Cannot finish %s: %s times Redshift did not know the statement that it had accepted. Was the warehouse restored, or its address changed? Then resume the run."
              .formatted(what, tries));
    }
    return later("Redshift has forgotten the statement (try %s)".formatted(tries));
  }
}
