package dev.weir.simulation.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value in a statement. */
public sealed interface Expression {
  record Literal(@Nullable Object value) implements Expression {}

  /**
   * @param of the table or its alias, with its schema or without; empty where none is named
   */
  record Column(String of, String name) implements Expression {}

  /** {@code count(*)} has no arguments. */
  record Call(String function, List<Expression> arguments, boolean distinct)
      implements Expression {}

  record Binary(String operator, Expression left, Expression right) implements Expression {}

  record Not(Expression of) implements Expression {}

  record IsNull(Expression of) implements Expression {}

  record In(Expression of, List<Expression> among) implements Expression {}

  record When(Expression condition, Expression value) {}

  record Case(List<When> whens, Optional<Expression> otherwise) implements Expression {}

  record Cast(Expression of, String type) implements Expression {}

  /** Of one column and one row at most. */
  record Scalar(Select select) implements Expression {}

  record Exists(Select select) implements Expression {}
}
