package dev.weir.run;

/** What the state machine knows about its executions. Thread-safe. */
public interface Executions {
  /**
   * Whether the execution can still act. True in doubt: a lease that is wrongly kept is a nuisance,
   * one that is wrongly taken is a corrupted run.
   */
  boolean isRunning(String execution);
}
