package dev.weir.run;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes and releases the lease of a pipeline by compare-and-set in the lake: of two runs at once,
 * one is refused.
 */
public final class Leases {
  private final Lake lake;
  private final Executions executions;
  private final InstantSource clock;

  public Leases(Lake lake, Executions executions, InstantSource clock) {
    this.lake = lake;
    this.executions = executions;
    this.clock = clock;
  }

  /**
   * Takes the lease for an execution; a no-op if that execution holds it already (a retried call).
   *
   * @return the lease, with the fence that guards this run's publication
   * @throws TerminalException if another execution holds it and is still running
   */
  public Lease take(RunId run, int attempt, String execution) {
    Optional<Lake.Stored> stored = lake.read(RunFolder.leaseOf(run.pipeline()));
    if (stored.isEmpty()) {
      Lease first = new Lease(run, attempt, execution, fenceAfter(0), false, Optional.empty());
      if (lake.create(RunFolder.leaseOf(run.pipeline()), Json.bytes(first))) {
        return first;
      }
      return take(run, attempt, execution);
    }
    Lease held = Json.read(stored.get().content(), Lease.class);
    if (held.execution().equals(execution) && !held.released()) {
      return held;
    }
    if (!held.released() && executions.isRunning(held.execution(), held.taken())) {
      throw busy(run, held);
    }
    Lease next =
        new Lease(run, attempt, execution, fenceAfter(held.fence()), false, held.published());
    if (lake.replace(RunFolder.leaseOf(run.pipeline()), Json.bytes(next), stored.get().version())) {
      return next;
    }
    return take(run, attempt, execution);
  }

  /**
   * At least the time: a warehouse outlives a lake, and a fence that starts at 1 again in a new
   * lake would be behind those in the ledger.
   */
  private long fenceAfter(long fence) {
    return Math.max(fence + 1, clock.millis());
  }

  /** The lease as it is now, held or released; empty before the pipeline's first run. */
  public Optional<Lease> find(String pipeline) {
    return lake.read(RunFolder.leaseOf(pipeline))
        .map(stored -> Json.read(stored.content(), Lease.class));
  }

  /** Gives the lease back if the execution still holds it; otherwise does nothing. */
  public void release(String pipeline, String execution) {
    releaseIf(pipeline, held -> held.execution().equals(execution), Optional.empty());
  }

  /**
   * After a good end: gives the lease back if this attempt of the run still holds it; otherwise
   * does nothing.
   */
  public void release(RunContext context) {
    releaseIf(
        context.run().pipeline(),
        held -> held.fence() == context.fence(),
        Optional.of(context.run()));
  }

  private void releaseIf(String pipeline, Predicate<Lease> holds, Optional<RunId> published) {
    Optional<Lake.Stored> stored = lake.read(RunFolder.leaseOf(pipeline));
    if (stored.isEmpty()) {
      return;
    }
    Lease held = Json.read(stored.get().content(), Lease.class);
    if (holds.test(held) && !held.released()) {
      Lease free =
          new Lease(
              held.run(),
              held.attempt(),
              held.execution(),
              held.fence(),
              true,
              published.or(held::published));
      // Losing this race means that somebody else has taken the lease: nothing is left to give
      // back.
      var _ = lake.replace(RunFolder.leaseOf(pipeline), Json.bytes(free), stored.get().version());
    }
  }

  private static TerminalException busy(RunId run, Lease held) {
    return new TerminalException(
        CoreError.PIPELINE_BUSY,
        "Cannot start %s: run %s (attempt %d) of pipeline '%s' is still running. Wait for it to end, or stop it, and start again."
            .formatted(run, held.run(), held.attempt(), run.pipeline()));
  }
}
