package dev.weir.message;

import java.time.Instant;
import java.util.Optional;

/**
 * Starts a run, or a further attempt of one.
 *
 * @param pipeline required where {@code runId} is empty
 * @param scheduledTime the schedule's tick: makes the run id where {@code runId} is empty
 * @param runId of the run to resume, or the id to use for a new one
 * @param attempt empty means 1
 * @param full whether sources of which runs read what is new are read as a whole; empty means no
 * @param execution the state machine's execution that asks: holder of the lease
 */
public record PlanRequest(
    Optional<String> pipeline,
    Optional<Instant> scheduledTime,
    Optional<String> runId,
    Optional<Integer> attempt,
    Optional<Boolean> full,
    String execution) {
  /** One that reads what is new, where the pipeline says so. */
  public PlanRequest(
      Optional<String> pipeline,
      Optional<Instant> scheduledTime,
      Optional<String> runId,
      Optional<Integer> attempt,
      String execution) {
    this(pipeline, scheduledTime, runId, attempt, Optional.empty(), execution);
  }
}
