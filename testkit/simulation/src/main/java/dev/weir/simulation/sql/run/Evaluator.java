package dev.weir.simulation.sql.run;

import dev.weir.simulation.sql.Expression;
import dev.weir.simulation.sql.Expression.Binary;
import dev.weir.simulation.sql.Expression.Call;
import dev.weir.simulation.sql.Expression.Case;
import dev.weir.simulation.sql.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of an expression, with SQL's three truths.
 *
 * @param group the rows that aggregates see; empty where there is no group
 */
record Evaluator(
    Queries queries, @Nullable Environment row, @Nullable List<@Nullable Environment> group) {
  static final Set<String> AGGREGATES = Set.of("count", "min", "max", "sum");

  boolean isTrue(Expression condition) {
    return Boolean.TRUE.equals(value(condition));
  }

  @Nullable Object value(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.Column column -> Environment.value(row, column.of(), column.name());
      case Call call -> call(call);
      case Binary binary -> binary(binary);
      case Expression.Not not -> negated(value(not.of()));
      case Expression.IsNull is -> value(is.of()) == null;
      case Expression.In in -> in(value(in.of()), in.among());
      case Case cases -> cases(cases);
      case Expression.Cast cast -> Values.cast(value(cast.of()), cast.type());
      case Expression.Scalar scalar -> scalar(queries.answer(scalar.select(), row));
      case Expression.Exists exists -> !queries.answer(exists.select(), row).rows().isEmpty();
    };
  }

  private @Nullable Object binary(Binary binary) {
    return switch (binary.operator()) {
      case "and" -> and(value(binary.left()), binary.right());
      case "or" -> negated(and(negated(value(binary.left())), new Expression.Not(binary.right())));
      default -> Values.binary(binary.operator(), value(binary.left()), value(binary.right()));
    };
  }

  private @Nullable Object and(@Nullable Object left, Expression right) {
    if (Boolean.FALSE.equals(left)) {
      return false;
    }
    Object other = value(right);
    return Boolean.FALSE.equals(other) ? (Object) false : left == null ? null : other;
  }

  private static @Nullable Object negated(@Nullable Object truth) {
    return truth == null ? null : !(Boolean) truth;
  }

  private @Nullable Object in(@Nullable Object of, List<Expression> among) {
    if (of == null) {
      return null;
    }
    return among.stream().map(this::value).anyMatch(of::equals);
  }

  private @Nullable Object cases(Case cases) {
    for (Expression.When when : cases.whens()) {
      if (isTrue(when.condition())) {
        return value(when.value());
      }
    }
    return cases.otherwise().isPresent() ? value(cases.otherwise().get()) : null;
  }

  private static @Nullable Object scalar(Answer answer) {
    if (answer.rows().size() > 1) {
      throw new SqlFailure("more than one row returned by a subquery used as an expression");
    }
    return answer.rows().isEmpty() ? null : answer.rows().getFirst().getFirst();
  }

  private @Nullable Object call(Call call) {
    if (AGGREGATES.contains(call.function())) {
      return aggregate(call);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(value(argument)));
    return Values.function(call.function(), arguments, queries.view().now());
  }

  private @Nullable Object aggregate(Call call) {
    List<@Nullable Environment> rows = Objects.requireNonNull(group, "No group for " + call);
    if (call.arguments().isEmpty()) {
      return (long) rows.size();
    }
    Stream<Object> all =
        rows.stream()
            .map(each -> new Evaluator(queries, each, null).value(call.arguments().getFirst()))
            .filter(Objects::nonNull);
    Stream<Object> values = call.distinct() ? all.distinct() : all;
    return switch (call.function()) {
      case "count" -> values.count();
      case "min" -> values.min(Values::compare).orElse(null);
      case "max" -> values.max(Values::compare).orElse(null);
      default -> values.map(Long.class::cast).reduce(Long::sum).orElse(null);
    };
  }

  /** Whether an expression is of a group, not of a row. */
  static boolean isAggregate(Expression expression) {
    return switch (expression) {
      case Call call ->
          AGGREGATES.contains(call.function())
              || call.arguments().stream().anyMatch(Evaluator::isAggregate);
      case Binary binary -> isAggregate(binary.left()) || isAggregate(binary.right());
      case Expression.Not not -> isAggregate(not.of());
      case Expression.IsNull is -> isAggregate(is.of());
      case Expression.Cast cast -> isAggregate(cast.of());
      case Case cases ->
          cases.whens().stream()
                  .anyMatch(when -> isAggregate(when.condition()) || isAggregate(when.value()))
              || cases.otherwise().filter(Evaluator::isAggregate).isPresent();
      case Expression.In in -> isAggregate(in.of());
      case Expression.Literal _, Expression.Column _, Expression.Scalar _, Expression.Exists _ ->
          false;
    };
  }
}
