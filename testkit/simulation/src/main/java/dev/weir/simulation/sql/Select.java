package dev.weir.simulation.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A query.
 *
 * @param cores joined by UNION ALL
 */
public record Select(List<Core> cores, List<Order> order, OptionalInt limit) {
  /** A column of the result. */
  public record Item(Expression value, String label) {}

  public record Order(Expression by, boolean descending) {}

  /** One SELECT. */
  public record Core(
      List<Item> items,
      List<From> from,
      Optional<Expression> where,
      List<Expression> groupBy,
      Optional<Expression> having) {}

  /** What rows come from. */
  public sealed interface From {
    String alias();
  }

  public record Table(TableRef table, String alias) implements From {}

  public record Derived(Select select, String alias) implements From {}

  /**
   * To those before it.
   *
   * @param outer whether rows stay that find no other
   */
  public record Join(From right, Expression on, boolean outer) implements From {
    @Override
    public String alias() {
      return right.alias();
    }
  }
}
