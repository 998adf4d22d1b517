package dev.weir.pipeline;

import dev.weir.pipeline.step.Partner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A promise about a data set, asserted before anything is published.
 *
 * <p>A new check is a record with its keyword and the columns it reads, a method that compiles it,
 * and its keys. The compiler, and a test, tell what is missing.
 */
public sealed interface Check {
  /** What it is called in a pipeline. */
  String keyword();

  /** The columns of its data set that it names. */
  Stream<String> reads();

  /** The data set that it reads beside its own. */
  default Optional<Partner> partner() {
    return Optional.empty();
  }

  Severity severity();

  enum Severity {
    FAIL,
    WARN
  }

  record NotNull(List<String> columns, Severity severity) implements Check {
    public static final String KEYWORD = "not-null";

    public NotNull {
      columns = List.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.stream();
    }
  }

  /** The columns together. */
  record Unique(List<String> columns, Severity severity) implements Check {
    public static final String KEYWORD = "unique";

    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.stream();
    }
  }

  /** Null is accepted. */
  record AcceptedValues(String column, List<String> values, Severity severity) implements Check {
    public static final String KEYWORD = "accepted-values";

    public AcceptedValues {
      values = List.copyOf(values);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /** Bounds are inclusive; null passes. */
  record Range(String column, Optional<BigDecimal> min, Optional<BigDecimal> max, Severity severity)
      implements Check {
    public static final String KEYWORD = "range";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /**
   * Bounds are inclusive.
   *
   * @param within how far the rows may be from those of the last run that was published, in percent
   *     of these; empty if they are not compared. This is held when the data set is published
   */
  record RowCount(
      Optional<Long> min, Optional<Long> max, Optional<BigDecimal> within, Severity severity)
      implements Check {
    public static final String KEYWORD = "row-count";

    /** Whether it says something of the data set alone. */
    public boolean hasBounds() {
      return min.isPresent() || max.isPresent();
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.empty();
    }
  }

  /**
   * Every combination of the columns that has no null is found in the other data set, under the
   * same names.
   */
  record References(List<String> columns, String to, Severity severity) implements Check {
    public static final String KEYWORD = "references";

    public References {
      columns = List.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return columns.stream();
    }

    @Override
    public Optional<Partner> partner() {
      return Optional.of(new Partner("to", to));
    }
  }
}
