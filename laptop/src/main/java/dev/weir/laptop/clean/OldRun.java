package dev.weir.laptop.clean;

import dev.weir.run.RunId;
import java.time.Instant;

/**
 * A run that is in the lake.
 *
 * @param lastAtWork when its newest execution began; where none is known, the time in its name
 * @param bytes of all its objects
 */
public record OldRun(RunId run, Instant lastAtWork, long bytes) {}
