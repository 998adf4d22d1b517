package dev.weir.sql.step;

import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.Aggregation;
import dev.weir.pipeline.step.RowStep.JoinType;
import dev.weir.pipeline.step.RowStep.Order;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.Selection.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that choose, order, combine and count rows. */
record RowSteps(Input input) {
  Selection filter(RowStep.Filter step, SqlEngine engine) throws StepProblem {
    return Selection.of(
        Selection.all(input.schema()),
        input.from(),
        "WHERE " + input.condition(step.condition(), engine));
  }

  Selection sort(RowStep.Sort step) {
    return Selection.of(
        Selection.all(input.schema()), input.from(), "ORDER BY " + order(step.order(), List.of()));
  }

  Selection top(RowStep.Top step) throws StepProblem {
    if (step.n() < 1) {
      throw StepProblem.of("Taking the top %d rows leaves none.".formatted(step.n()));
    }
    return first(step.n(), step.by(), step.order());
  }

  Selection deduplicate(RowStep.Deduplicate step) throws StepProblem {
    if (step.by().isEmpty()) {
      throw StepProblem.of("Deduplicating needs the columns that make rows equal.");
    }
    return first(1, step.by(), step.order());
  }

  private Selection first(int n, List<String> by, List<Order> order) {
    String ordered = "ORDER BY " + order(order, by);
    List<Item> items = Selection.all(input.schema());
    return by.isEmpty()
        ? Selection.of(items, input.from(), ordered, "LIMIT " + n)
        : Selection.of(
            items,
            input.from(),
            "QUALIFY row_number() OVER (",
            "  PARTITION BY " + quoted(by),
            "  " + ordered,
            ") <= " + n);
  }

  /** Every other column comes last, so that ties have one order, too. */
  private String order(List<Order> order, List<String> settled) {
    Set<String> rest = new LinkedHashSet<>(input.schema().names());
    settled.forEach(rest::remove);
    order.forEach(key -> rest.remove(key.column()));
    return Stream.concat(order.stream(), rest.stream().map(name -> new Order(name, false)))
        .map(RowSteps::key)
        .collect(Collectors.joining(", "));
  }

  private static String key(Order order) {
    return Sql.identifier(order.column())
        + (order.descending() ? " DESC NULLS LAST" : " NULLS LAST");
  }

  Selection join(RowStep.Join step, Input other) throws StepProblem {
    if (step.on().isEmpty()) {
      throw StepProblem.of("A join needs columns to join on.");
    }
    input.requireComparable(step.on(), other);
    List<Item> items = new ArrayList<>();
    input.schema().columns().forEach(column -> items.add(of("l", column)));
    for (Column column : other.schema().columns()) {
      if (!step.on().contains(column.name())) {
        requireNew(column.name(), other);
        items.add(of("r", column));
      }
    }
    String conditions =
        step.on().stream()
            .map(Sql::identifier)
            .map(name -> "l." + name + " = r." + name)
            .collect(Collectors.joining(" AND "));
    return Selection.of(
        items,
        input.from() + " AS l",
        (step.type() == JoinType.INNER ? "INNER" : "LEFT")
            + " JOIN "
            + Sql.identifier(other.name())
            + " AS r",
        "  ON " + conditions);
  }

  private void requireNew(String name, Input other) throws StepProblem {
    if (input.schema().names().stream().anyMatch(name::equalsIgnoreCase)) {
      throw StepProblem.of(
          "Both sides have a column '%s'. Rename it on one side, leave it out with select, or join on it: '%s' brings %s."
              .formatted(name, other.name(), String.join(", ", other.schema().names())));
    }
  }

  private static Item of(String alias, Column column) {
    return new Item(alias + "." + Sql.identifier(column.name()), column.name(), column.type());
  }

  Selection aggregate(RowStep.Aggregate step) throws StepProblem {
    List<Item> items = new ArrayList<>();
    for (String name : step.by()) {
      items.add(Item.of(input.column(name)));
    }
    for (Map.Entry<String, Aggregation> entry : step.columns().entrySet()) {
      items.add(aggregated(entry.getKey(), entry.getValue()));
    }
    if (items.isEmpty()) {
      throw StepProblem.of("An aggregate needs columns.");
    }
    return step.by().isEmpty()
        ? Selection.of(items, input.from())
        : Selection.of(items, input.from(), "GROUP BY " + quoted(step.by()));
  }

  private Item aggregated(String name, Aggregation aggregation) throws StepProblem {
    String written = aggregation.column().orElse("");
    String column = Sql.identifier(written);
    return switch (aggregation.function()) {
      case COUNT -> count(name, aggregation);
      case COUNT_DISTINCT -> {
        input.column(written);
        yield new Item("count(DISTINCT " + column + ")", name, Simple.BIGINT);
      }
      case MIN -> new Item("min(" + column + ")", name, input.column(written).type());
      case MAX -> new Item("max(" + column + ")", name, input.column(written).type());
      case MEAN -> {
        input.number(written);
        yield new Item("avg(" + column + ")", name, Simple.DOUBLE);
      }
      case SUM -> {
        ColumnType type = sumOf(input.number(written).type());
        yield new Item(Sql.cast("sum(" + column + ")", type), name, type);
      }
    };
  }

  private Item count(String name, Aggregation aggregation) throws StepProblem {
    if (aggregation.column().isEmpty()) {
      return new Item("count(*)", name, Simple.BIGINT);
    }
    Column column = input.column(aggregation.column().get());
    return new Item("count(" + Sql.identifier(column.name()) + ")", name, Simple.BIGINT);
  }

  private static ColumnType sumOf(ColumnType type) {
    return switch (type) {
      case Decimal(int _, int scale) -> new Decimal(Decimal.MAX_PRECISION, scale);
      case Simple simple ->
          simple == Simple.REAL || simple == Simple.DOUBLE ? Simple.DOUBLE : Simple.BIGINT;
    };
  }

  private static String quoted(List<String> names) {
    return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
  }
}
