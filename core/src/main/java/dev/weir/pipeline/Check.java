package dev.weir.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A promise about a data set, asserted before anything is published. */
public sealed interface Check {
  Severity severity();

  enum Severity {
    FAIL,
    WARN
  }

  record NotNull(List<String> columns, Severity severity) implements Check {
    public NotNull {
      columns = List.copyOf(columns);
    }
  }

  /** The columns together. */
  record Unique(List<String> columns, Severity severity) implements Check {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /** Null is accepted. */
  record AcceptedValues(String column, List<String> values, Severity severity) implements Check {
    public AcceptedValues {
      values = List.copyOf(values);
    }
  }

  /** Bounds are inclusive; null passes. */
  record Range(String column, Optional<BigDecimal> min, Optional<BigDecimal> max, Severity severity)
      implements Check {}

  record RowCount(Optional<Long> min, Optional<Long> max, Severity severity) implements Check {}

  /**
   * Every combination of the columns that has no null is found in the other data set, under the
   * same names.
   */
  record References(List<String> columns, String to, Severity severity) implements Check {
    public References {
      columns = List.copyOf(columns);
    }
  }
}
