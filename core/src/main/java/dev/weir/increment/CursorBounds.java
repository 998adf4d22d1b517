package dev.weir.increment;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source says of a cursor column.
 *
 * @param newest the greatest value that is not in the future; empty if there is none
 * @param nulls rows without a value
 * @param clock the source's own, before it looked
 */
public record CursorBounds(Optional<String> newest, long nulls, Instant clock) {}
