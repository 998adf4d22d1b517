package dev.weir.schema;

import java.util.Optional;

/**
 * A column that is not as it was.
 *
 * @param of the table, {@code dwh.course}
 * @param before its name (of one that is renamed) or type; empty of one that is new
 * @param after the same now; empty of one that is left out
 * @param says what comes of it, for people: a sentence without its point
 */
public record SchemaChange(
    String of,
    Kind kind,
    String column,
    Optional<String> before,
    Optional<String> after,
    String says) {
  /** What becomes of it. */
  public enum Kind {
    ADDED,
    LEFT_OUT,
    RENAMED,
    WIDENED
  }
}
