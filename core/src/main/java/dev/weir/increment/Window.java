package dev.weir.increment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * The rows of a source that a run reads: those whose cursor is from {@code from} on and before
 * {@code to}. Fixed when the run is planned, so that a further attempt reads the same.
 *
 * @param column in the source
 * @param from included; empty for all from the beginning
 * @param to excluded; what the cursor is when the run is published. Empty where the source has no
 *     value yet
 * @param nulls whether rows without a value are read too
 * @param leftOut rows without a value that are not read, as counted when the run was planned
 */
public record Window(
    String column,
    CursorType type,
    Optional<String> from,
    Optional<String> to,
    boolean nulls,
    long leftOut) {
  /** How a database writes a value, in its own SQL. */
  @FunctionalInterface
  public interface Literals {
    String literal(CursorType type, String value);
  }

  /** Whether no row can be in it. */
  @JsonIgnore
  public boolean isEmpty() {
    return !nulls
        && (to.isEmpty() || (from.isPresent() && type.compare(from.get(), to.get()) >= 0));
  }

  /**
   * The condition in SQL, in parentheses.
   *
   * @param reference to the column, in SQL
   */
  public String sql(String reference, Literals literals) {
    String until =
        to.map(value -> reference + " < " + literals.literal(type, value)).orElse("1 = 0");
    String range =
        from.map(value -> reference + " >= " + literals.literal(type, value) + " AND " + until)
            .orElse(until);
    return nulls ? "(" + range + " OR " + reference + " IS NULL)" : "(" + range + ")";
  }

  /** As in {@code updated_at from 2026-11-29 to before 2026-11-30}. */
  public String inWords() {
    return "%s from %s to before %s%s"
        .formatted(
            column,
            from.orElse("the beginning"),
            to.orElse("the first value"),
            nulls ? ", and rows without a value" : "");
  }
}
