package dev.weir.pipeline.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A check that looks at each row alone. */
public sealed interface RowCheck extends Check {
  record NotNull(List<String> columns, Terms terms) implements RowCheck {
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

  /** Null is accepted. */
  record AcceptedValues(String column, List<String> values, Terms terms) implements RowCheck {
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
  record Range(String column, Optional<BigDecimal> min, Optional<BigDecimal> max, Terms terms)
      implements RowCheck {
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
   * The pattern matches the whole text; null is accepted.
   *
   * @param matches a regular expression as RE2 reads it
   */
  record Pattern(String column, String matches, Terms terms) implements RowCheck {
    public static final String KEYWORD = "pattern";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }

  /** Of a text, in characters (code points); bounds are inclusive, null is accepted. */
  record Length(String column, Optional<Long> min, Optional<Long> max, Terms terms)
      implements RowCheck {
    public static final String KEYWORD = "length";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }
  }
}
