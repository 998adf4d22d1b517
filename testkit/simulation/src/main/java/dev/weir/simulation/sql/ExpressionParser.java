package dev.weir.simulation.sql;

import dev.weir.simulation.sql.Expression.Binary;
import dev.weir.simulation.sql.Expression.Call;
import dev.weir.simulation.sql.Expression.Case;
import dev.weir.simulation.sql.Expression.Cast;
import dev.weir.simulation.sql.Expression.Column;
import dev.weir.simulation.sql.Expression.Exists;
import dev.weir.simulation.sql.Expression.In;
import dev.weir.simulation.sql.Expression.IsNull;
import dev.weir.simulation.sql.Expression.Literal;
import dev.weir.simulation.sql.Expression.Not;
import dev.weir.simulation.sql.Expression.Scalar;
import dev.weir.simulation.sql.Expression.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions, the weakest binding first. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
  private static final Set<String> SUMS = Set.of("+", "-", "||");
  private static final Set<String> PRODUCTS = Set.of("*", "/", "%");

  private final Tokens tokens;
  private final QueryParser queries;

  ExpressionParser(Tokens tokens, QueryParser queries) {
    this.tokens = tokens;
    this.queries = queries;
  }

  Expression expression() {
    Expression left = conjunction();
    while (tokens.take("or")) {
      left = new Binary("or", left, conjunction());
    }
    return left;
  }

  private Expression conjunction() {
    Expression left = negation();
    while (tokens.take("and")) {
      left = new Binary("and", left, negation());
    }
    return left;
  }

  private Expression negation() {
    return tokens.take("not") ? new Not(negation()) : comparison();
  }

  private Expression comparison() {
    Expression left = sum();
    if (tokens.atAny(COMPARISONS)) {
      return new Binary(tokens.next().text(), left, sum());
    }
    if (tokens.take("is", "not", "null")) {
      return new Not(new IsNull(left));
    }
    if (tokens.take("is", "null")) {
      return new IsNull(left);
    }
    if (tokens.take("not", "in")) {
      return new Not(new In(left, list()));
    }
    return tokens.take("in") ? new In(left, list()) : left;
  }

  private List<Expression> list() {
    tokens.require("(");
    List<Expression> values = new ArrayList<>();
    do {
      values.add(expression());
    } while (tokens.take(","));
    tokens.require(")");
    return values;
  }

  private Expression sum() {
    Expression left = product();
    while (tokens.atAny(SUMS)) {
      left = new Binary(tokens.next().text(), left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = casts();
    while (tokens.atAny(PRODUCTS)) {
      left = new Binary(tokens.next().text(), left, casts());
    }
    return left;
  }

  private Expression casts() {
    Expression value = primary();
    while (tokens.take("::")) {
      value = new Cast(value, type());
    }
    return value;
  }

  private Expression primary() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING -> new Literal(tokens.next().text());
      case NUMBER -> new Literal(Long.valueOf(tokens.next().text()));
      case QUOTED -> column();
      case NAME -> word();
      case SYMBOL -> symbol();
      case END -> throw tokens.unknown();
    };
  }

  private Expression symbol() {
    if (tokens.take("-")) {
      return new Binary("-", new Literal(0L), primary());
    }
    tokens.require("(");
    Expression inner = tokens.at("select") ? new Scalar(queries.select()) : expression();
    tokens.require(")");
    return inner;
  }

  private Expression word() {
    if (tokens.take("case")) {
      return cases();
    }
    if (tokens.take("null")) {
      return new Literal(null);
    }
    if (tokens.take("true")) {
      return new Literal(true);
    }
    if (tokens.take("false")) {
      return new Literal(false);
    }
    if (tokens.take("exists", "(")) {
      Select select = queries.select();
      tokens.require(")");
      return new Exists(select);
    }
    if (tokens.take("cast", "(")) {
      Expression of = expression();
      tokens.require("as");
      String type = type();
      tokens.require(")");
      return new Cast(of, type);
    }
    return tokens.peek(1).is("(") ? call() : column();
  }

  private Expression cases() {
    List<When> whens = new ArrayList<>();
    while (tokens.take("when")) {
      Expression condition = expression();
      tokens.require("then");
      whens.add(new When(condition, expression()));
    }
    Optional<Expression> otherwise =
        tokens.take("else") ? Optional.of(expression()) : Optional.empty();
    tokens.require("end");
    return new Case(whens, otherwise);
  }

  private Expression call() {
    String function = tokens.name();
    tokens.require("(");
    List<Expression> arguments = new ArrayList<>();
    boolean distinct = tokens.take("distinct");
    if (!tokens.take("*") && !tokens.at(")")) {
      do {
        arguments.add(expression());
      } while (tokens.take(","));
    }
    tokens.require(")");
    return new Call(function, arguments, distinct);
  }

  private Expression column() {
    String name = tokens.name();
    String of = "";
    while (tokens.take(".")) {
      of = of.isEmpty() ? name : of + "." + name;
      name = tokens.name();
    }
    return new Column(of, name);
  }

  /** As in {@code varchar(80)}, {@code numeric(3,1)} or {@code double precision}. */
  String type() {
    StringBuilder type = new StringBuilder(tokens.name());
    if (tokens.take("precision")) {
      type.append(" precision");
    }
    if (tokens.take("(")) {
      type.append('(');
      while (!tokens.take(")")) {
        type.append(tokens.next().text());
      }
      type.append(')');
    }
    return type.toString();
  }
}
