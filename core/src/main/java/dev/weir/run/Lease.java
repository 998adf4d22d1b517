package dev.weir.run;

/**
 * Who may run a pipeline now: the content of the lake's {@code leases/<pipeline>.json}. It is
 * created once and then only replaced, so that {@code fence} never goes back.
 *
 * @param execution the holder; another may take the lease once this one has ended, released or not
 * @param released true when the holder gave it back
 */
public record Lease(RunId run, int attempt, String execution, long fence, boolean released) {}
