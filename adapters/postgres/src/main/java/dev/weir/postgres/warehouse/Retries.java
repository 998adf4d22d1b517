package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Tries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Answers that a step is to be tried again, as long as that makes sense. What it counts, it counts
 * within an attempt of the run, each reason for itself.
 */
final class Retries {
  /** Some eight seconds each: an hour, which is more than a publication should hold its locks. */
  static final int MAX_LOCKED = 450;

  static final int MAX_CONFLICTS = 30;

  private static final String LOCKED = "55P03";

  /** Deadlock, serialization failure: somebody else was faster. */
  private static final Set<String> CONFLICT = Set.of("40P01", "40001");

  private final Tries tries;

  /** What is tried, as the lake knows it. */
  private final String step;

  Retries(Tries tries, String step) {
    this.tries = tries;
    this.step = step;
  }

  /**
   * Empty if another try would not help.
   *
   * @param what as in "stage run x"
   * @throws TerminalException if that was so too often
   */
  Optional<Progress> after(SQLException e, String what) {
    String state = PostgresErrors.state(e);
    if (state.equals(LOCKED)) {
      return Optional.of(
          again("locked", MAX_LOCKED, what, "another session held a lock on the tables", e));
    }
    if (CONFLICT.contains(state)) {
      return Optional.of(
          again("conflict", MAX_CONFLICTS, what, "another session on the tables was faster", e));
    }
    return Optional.empty();
  }

  /**
   * Another process made what this one was about to make.
   *
   * @param what as in "stage run x"
   * @throws TerminalException if that was so too often
   */
  Progress late(SQLException e, String what) {
    return again("late", MAX_CONFLICTS, what, "another process staged the same table", e);
  }

  /**
   * Another process dropped what this one had staged.
   *
   * @param what as in "publish run x"
   * @throws TerminalException if that was so too often
   */
  Progress dropped(SQLException e, String what) {
    return again("dropped", MAX_CONFLICTS, what, "another process dropped a staging table", e);
  }

  /**
   * The ledger refused the run for a reason that is gone.
   *
   * @param what as in "publish run x"
   * @throws TerminalException if that was so too often
   */
  Progress refused(SQLException e, String what) {
    return again("refused", MAX_CONFLICTS, what, "the ledger refused a run that it may publish", e);
  }

  private Progress again(String reason, int limit, String what, String said, SQLException e) {
    int number = tries.count(step, reason);
    if (number >= limit) {
      throw new TerminalException(
          WarehouseError.ENDLESS_CONFLICT,
          "Cannot %s: %s times %s (the server says '%s'). Find who does it (SELECT * FROM pg_stat_activity WHERE state <> 'idle') and let it end, or end it (pg_terminate_backend); then resume the run."
              .formatted(what, number, said, PostgresErrors.sentence(e)),
          e);
    }
    // At another moment than others who were in the way as well.
    long millis = ThreadLocalRandom.current().nextLong(1000, 5000);
    return new Progress.Retry(Duration.ofMillis(millis), "%s (try %s)".formatted(said, number));
  }
}
