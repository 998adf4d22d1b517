package dev.weir.pipeline.source;

import java.time.Duration;
import java.util.Optional;

/**
 * What of a source is read again: rows that are new by the value of a column.
 *
 * @param cursor a column whose value grows with each change
 * @param initial where the first run begins; empty for all
 * @param lag how far before the last value a run reads again, for merge; zero for not at all
 * @param settle how old a value must be by the source's clock to be read. Of columns that are
 *     instants alone
 */
public record Incremental(
    String cursor,
    Optional<String> initial,
    Duration lag,
    Optional<Duration> settle,
    NullCursor nullCursor) {
  /** Long enough for most transactions to end. */
  public static final Duration SETTLE = Duration.ofMinutes(2);

  /** What becomes of rows without a value. */
  public enum NullCursor {
    /** The run fails before anything is read. */
    FAIL,
    /** They are read each time. */
    INCLUDE,
    /** They are never read, and counted. */
    EXCLUDE
  }

  /** How old a value must be to be read. */
  public Duration settled() {
    return settle.orElse(SETTLE);
  }
}
