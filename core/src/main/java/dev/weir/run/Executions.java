package dev.weir.run;

import java.time.Instant;

/** What the state machine knows about its executions. Thread-safe. */
public interface Executions {
  /**
   * Whether the execution can still act. True in doubt: a lease that is wrongly kept is a nuisance,
   * one that is wrongly taken is a corrupted run.
   *
   * @param seen when it was at work for certain, as it took the lease then
   * @throws dev.weir.error.TransientException where that is too short ago to tell
   */
  boolean isRunning(String execution, Instant seen);
}
