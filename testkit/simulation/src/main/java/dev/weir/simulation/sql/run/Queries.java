package dev.weir.simulation.sql.run;

import dev.weir.simulation.sql.Expression;
import dev.weir.simulation.sql.Select;
import dev.weir.simulation.sql.Select.Core;
import dev.weir.simulation.sql.Select.From;
import dev.weir.simulation.sql.Select.Item;
import dev.weir.simulation.sql.Select.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers queries over a view, row by row. */
public record Queries(View view) {
  public Answer answer(Select select) {
    return answer(select, null);
  }

  /** A row of a result, with what its order may be by. */
  private record Line(List<@Nullable Object> values, Evaluator of) {}

  Answer answer(Select select, @Nullable Environment outer) {
    List<Line> lines = new ArrayList<>();
    for (Core core : select.cores()) {
      lines.addAll(lines(core, outer));
    }
    for (int i = select.order().size() - 1; i >= 0; i--) {
      Order order = select.order().get(i);
      Comparator<Line> by = (a, b) -> Values.ordered(key(a, order.by()), key(b, order.by()));
      lines.sort(order.descending() ? by.reversed() : by);
    }
    int limit = Math.min(select.limit().orElse(Integer.MAX_VALUE), lines.size());
    return new Answer(
        select.cores().getFirst().items().stream().map(Item::label).toList(),
        lines.subList(0, limit).stream().map(Line::values).toList());
  }

  /** A number is the place of a column. */
  private static @Nullable Object key(Line line, Expression by) {
    return by instanceof Expression.Literal(Long place)
        ? line.values().get(Math.toIntExact(place) - 1)
        : line.of().value(by);
  }

  private List<Line> lines(Core core, @Nullable Environment outer) {
    List<@Nullable Environment> rows = rows(core.from(), core.where(), outer);
    List<Evaluator> groups = new ArrayList<>();
    if (!core.groupBy().isEmpty()) {
      for (List<@Nullable Environment> group : grouped(core, rows)) {
        groups.add(group(group, outer));
      }
    } else if (core.items().stream().anyMatch(item -> Evaluator.isAggregate(item.value()))) {
      groups.add(group(rows, outer));
    } else {
      rows.forEach(row -> groups.add(new Evaluator(this, row, null)));
    }
    List<Line> lines = new ArrayList<>();
    for (Evaluator each : groups) {
      if (core.having().isEmpty() || each.isTrue(core.having().get())) {
        List<@Nullable Object> values = new ArrayList<>();
        core.items().forEach(item -> values.add(each.value(item.value())));
        lines.add(new Line(values, each));
      }
    }
    return lines;
  }

  private Evaluator group(List<@Nullable Environment> rows, @Nullable Environment outer) {
    return new Evaluator(this, rows.isEmpty() ? outer : rows.getFirst(), rows);
  }

  private Iterable<List<@Nullable Environment>> grouped(
      Core core, List<@Nullable Environment> rows) {
    Map<List<@Nullable Object>, List<@Nullable Environment>> groups = new LinkedHashMap<>();
    for (Environment row : rows) {
      List<@Nullable Object> key = new ArrayList<>();
      for (Expression by : core.groupBy()) {
        Expression value =
            by instanceof Expression.Literal(Long place)
                ? core.items().get(Math.toIntExact(place) - 1).value()
                : by;
        key.add(new Evaluator(this, row, null).value(value));
      }
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return groups.values();
  }

  /** One environment for each row of the tables together; one, the outer, where there is none. */
  List<@Nullable Environment> rows(
      List<From> from, Optional<Expression> where, @Nullable Environment outer) {
    List<@Nullable Environment> rows = new ArrayList<>();
    rows.add(outer);
    for (From each : from) {
      rows = joined(rows, each);
    }
    if (where.isPresent()) {
      rows.removeIf(row -> !new Evaluator(this, row, null).isTrue(where.get()));
    }
    return rows;
  }

  private List<@Nullable Environment> joined(List<@Nullable Environment> rows, From from) {
    Relation relation = relation(from);
    List<@Nullable Environment> joined = new ArrayList<>();
    for (Environment row : rows) {
      boolean found = false;
      for (Row other : relation.rows()) {
        Environment both = new Environment(from.alias(), relation.columns(), other, row);
        if (!(from instanceof Select.Join join)
            || new Evaluator(this, both, null).isTrue(join.on())) {
          joined.add(both);
          found = true;
        }
      }
      if (!found && from instanceof Select.Join join && join.outer()) {
        joined.add(new Environment(from.alias(), relation.columns(), null, row));
      }
    }
    return joined;
  }

  private Relation relation(From from) {
    return switch (from) {
      case Select.Table table -> view.relation(table.table());
      case Select.Join join -> relation(join.right());
      case Select.Derived derived -> derived(answer(derived.select(), null));
    };
  }

  private static Relation derived(Answer answer) {
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable Object> values : answer.rows()) {
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int i = 0; i < answer.labels().size(); i++) {
        row.put(answer.labels().get(i), values.get(i));
      }
      rows.add(new Row(row));
    }
    return new Relation(answer.labels(), rows);
  }
}
