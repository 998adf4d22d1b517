package dev.weir.pipeline.step;

import dev.weir.dataset.balance.RowEffect;
import dev.weir.schema.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that chooses, orders, combines or counts rows. */
public sealed interface RowStep extends Step {
  enum JoinType {
    INNER,
    LEFT
  }

  /**
   * Adds the other data set's columns. A name that both have and that is not in {@code on} is an
   * error.
   */
  record Join(String with, List<String> on, JoinType type) implements RowStep {
    public static final String KEYWORD = "join";

    public Join {
      on = List.copyOf(on);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return on.stream();
    }

    @Override
    public RowEffect effect() {
      return type == JoinType.INNER ? RowEffect.CHANGES : RowEffect.ADDS;
    }

    @Override
    public Optional<Partner> partner() {
      return Optional.of(new Partner("with", with));
    }
  }

  enum Function {
    MEAN,
    SUM,
    MIN,
    MAX,
    COUNT,
    COUNT_DISTINCT
  }

  /**
   * @param column empty only for {@code count(*)}
   */
  record Aggregation(Function function, Optional<String> column) {}

  /**
   * One row per distinct {@code by}; nulls are a group of their own. Mean is double; sum of
   * integers is bigint, of decimals decimal(38,s).
   */
  record Aggregate(List<String> by, Map<String, Aggregation> columns) implements RowStep {
    public static final String KEYWORD = "aggregate";

    public Aggregate {
      by = List.copyOf(by);
      columns = InOrder.copyOf(columns);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.concat(
          by.stream(), columns.values().stream().flatMap(each -> each.column().stream()));
    }

    @Override
    public RowEffect effect() {
      return RowEffect.CHANGES;
    }
  }

  /** Keeps rows where a SQL condition is true. */
  record Filter(String condition) implements RowStep {
    public static final String KEYWORD = "filter";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.empty();
    }

    @Override
    public RowEffect effect() {
      return RowEffect.DROPS;
    }
  }

  /**
   * @param descending nulls are last in either direction
   */
  record Order(String column, boolean descending) {}

  record Sort(List<Order> order) implements RowStep {
    public static final String KEYWORD = "sort";

    public Sort {
      order = List.copyOf(order);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return order.stream().map(Order::column);
    }

    @Override
    public RowEffect effect() {
      return RowEffect.KEEPS;
    }
  }

  /** The first {@code n} rows of each group. */
  record Top(int n, List<String> by, List<Order> order) implements RowStep {
    public static final String KEYWORD = "top";

    public Top {
      by = List.copyOf(by);
      order = List.copyOf(order);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.concat(by.stream(), order.stream().map(Order::column));
    }

    @Override
    public RowEffect effect() {
      return RowEffect.DROPS;
    }
  }

  /** One row per distinct {@code by}: the first in {@code order}. */
  record Deduplicate(List<String> by, List<Order> order) implements RowStep {
    public static final String KEYWORD = "deduplicate";

    public Deduplicate {
      by = List.copyOf(by);
      order = List.copyOf(order);
    }

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.concat(by.stream(), order.stream().map(Order::column));
    }

    @Override
    public RowEffect effect() {
      return RowEffect.DROPS;
    }
  }

  /** What becomes of a row without elements: a null, an empty text or array. */
  enum NoElements {
    /** One row with null. */
    KEEP,
    /** None. */
    DROP
  }

  /**
   * One row per element of a list, in its order, with the element in place of the list.
   *
   * @param separator of a list in text; empty for an array of JSON text
   * @param as the element's column
   * @param position the column behind it that counts a list's elements from 1, null where there is
   *     none; empty for no such column
   */
  record Explode(
      String column,
      Optional<String> separator,
      String as,
      Optional<String> position,
      NoElements empty)
      implements RowStep {
    public static final String KEYWORD = "explode";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public Stream<String> reads() {
      return Stream.of(column);
    }

    @Override
    public RowEffect effect() {
      return empty == NoElements.DROP ? RowEffect.CHANGES : RowEffect.ADDS;
    }
  }
}
