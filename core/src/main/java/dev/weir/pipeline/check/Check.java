package dev.weir.pipeline.check;

import dev.weir.pipeline.step.Partner;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A promise about a data set, asserted before anything is published.
 *
 * <p>A new check is a record with its keyword and the columns it reads, a method that compiles it,
 * and its keys. The compiler, and a test, tell what is missing.
 */
public sealed interface Check
    permits RowCheck, Check.Unique, Check.RowCount, Check.References, Check.Freshness, Check.Sql {
  /** What it is called in a pipeline. */
  String keyword();

  /** The columns of its data set that it names. */
  Stream<String> reads();

  /** The data set that it reads beside its own. */
  default Optional<Partner> partner() {
    return Optional.empty();
  }

  Terms terms();

  /** The columns together. */
  record Unique(List<String> columns, Terms terms) implements Check {
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

  /**
   * Bounds are inclusive.
   *
   * @param within how far the rows may be from those of the last run that was published, in percent
   *     of these; empty if they are not compared. This is held when the data set is published
   */
  record RowCount(Optional<Long> min, Optional<Long> max, Optional<BigDecimal> within, Terms terms)
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
  record References(List<String> columns, String to, Terms terms) implements Check {
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

  /**
   * The newest value of a date or a time is at most so old when the run's logical time is now.
   *
   * @param within more than nothing
   */
  record Freshness(String column, Duration within, Terms terms) implements Check {
    public static final String KEYWORD = "freshness";

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
   * A SELECT of the rows that break it, over any data sets.
   *
   * @param sql as written
   */
  record Sql(String sql, Terms terms) implements Check {
    public static final String KEYWORD = "sql";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.empty();
    }
  }
}
