package dev.weir.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Who may run a pipeline now: the content of the lake's {@code leases/<pipeline>.json}. It is
 * created once and then only replaced, so that {@code fence} never goes back.
 *
 * @param execution the holder; another may take the lease once this one has ended, released or not
 * @param released true when the holder gave it back
 * @param published the last run that came to a good end; empty before the first
 */
public record Lease(
    RunId run,
    int attempt,
    String execution,
    long fence,
    boolean released,
    Optional<RunId> published) {

  /** When it was taken. The fence is that time, or just behind the fence before it. */
  public Instant taken() {
    return Instant.ofEpochMilli(fence);
  }
}
