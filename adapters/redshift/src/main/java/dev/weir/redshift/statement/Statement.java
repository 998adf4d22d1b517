package dev.weir.redshift.statement;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Where a statement, or a batch of them, stands. */
public sealed interface Statement {
  /** Submitted, waiting or running. */
  record Running(Instant since) implements Statement {}

  /**
   * @param rows that each statement of a batch gave or changed, in order; one for a single
   *     statement; -1 where Redshift does not say
   */
  record Finished(List<Long> rows) implements Statement {
    public Finished {
      rows = List.copyOf(rows);
    }

    /** Empty where Redshift does not say. */
    public OptionalLong rowsOf(int index) {
      return index < rows.size() && rows.get(index) >= 0
          ? OptionalLong.of(rows.get(index))
          : OptionalLong.empty();
    }
  }

  /** Rolled back. */
  record Failed(String error) implements Statement {}

  /** Cancelled by somebody, or by a rule of the warehouse: rolled back. */
  record Aborted(String reason) implements Statement {}

  /** Redshift does not know it, or not any more: it keeps what has ended for 24 hours. */
  record Forgotten() implements Statement {}
}
