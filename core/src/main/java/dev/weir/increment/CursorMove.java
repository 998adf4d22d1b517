package dev.weir.increment;

import java.util.Optional;

/**
 * Where the cursors of a table's sources were when a run was planned, and where they are when it is
 * published; each as {@link Cursors} writes them.
 *
 * @param before empty if no run has published the table yet
 */
public record CursorMove(Optional<String> before, String after) {}
