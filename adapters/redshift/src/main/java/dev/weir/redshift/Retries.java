package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.warehouse.Progress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Answers that a step is to be tried again, as long as that makes sense. */
final class Retries {
  private static final Duration AT_WORK = Duration.ofSeconds(5);
  private static final int MAX_CONFLICTS = 30;
  private static final int MAX_ABORTS = 3;

  private Retries() {}

  /** At another moment than others who were in the way as well. */
  static Progress later(String reason) {
    long millis = ThreadLocalRandom.current().nextLong(1000, 5000);
    return new Progress.Retry(Duration.ofMillis(millis), reason);
  }

  /**
   * @param tries within this attempt of the run
   * @throws TerminalException if there have been too many
   */
  static Progress faster(FailedStatement failure, int tries) {
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

  /** Still at work: nothing is wrong. */
  static Progress still(String step) {
    return new Progress.Retry(AT_WORK, "still " + step);
  }

  /**
   * @param tries within this attempt of the run
   * @throws TerminalException if there have been too many
   */
  static Progress conflict(String step, int tries) {
    if (tries >= MAX_CONFLICTS) {
      throw new TerminalException(
          RedshiftError.ENDLESS_CONFLICT,
          "Cannot finish %s: %s times in a row another transaction on the same tables was faster. Find out what else writes to them, then resume the run."
              .formatted(step, tries));
    }
    return later("another transaction was faster (try " + tries + ")");
  }

  /**
   * @param tries within this attempt of the run
   * @throws TerminalException if there have been too many
   */
  static Progress aborted(String step, String reason, int tries) {
    if (tries >= MAX_ABORTS) {
      throw new TerminalException(
          RedshiftError.KEEPS_BEING_CANCELLED,
          "Cannot finish %s: the statement was cancelled %s times ('%s'). Look for a query monitoring rule or a person that cancels it, and for a lock that it waits for; then resume the run."
              .formatted(step, tries, reason));
    }
    return later("the statement was cancelled (try %s): %s".formatted(tries, reason));
  }
}
