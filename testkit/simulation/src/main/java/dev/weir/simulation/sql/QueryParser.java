package dev.weir.simulation.sql;

import dev.weir.simulation.sql.Select.Core;
import dev.weir.simulation.sql.Select.From;
import dev.weir.simulation.sql.Select.Item;
import dev.weir.simulation.sql.Select.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads queries. */
final class QueryParser {
  /** What cannot be an alias without AS. */
  private static final Set<String> RESERVED =
      Set.of(
          "where", "group", "having", "order", "limit", "union", "join", "left", "inner", "on",
          "from", "using", "set");

  private final Tokens tokens;
  private final ExpressionParser expressions;

  QueryParser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens, this);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  Select select() {
    List<Core> cores = new ArrayList<>(List.of(core()));
    while (tokens.take("union", "all")) {
      cores.add(core());
    }
    List<Order> order = new ArrayList<>();
    if (tokens.take("order", "by")) {
      do {
        Expression by = expressions.expression();
        boolean descending = tokens.take("desc");
        var _ = tokens.take("asc");
        order.add(new Order(by, descending));
      } while (tokens.take(","));
    }
    OptionalInt limit =
        tokens.take("limit")
            ? OptionalInt.of(Integer.parseInt(tokens.next().text()))
            : OptionalInt.empty();
    return new Select(cores, order, limit);
  }

  private Core core() {
    tokens.require("select");
    List<Item> items = new ArrayList<>();
    do {
      Expression value = expressions.expression();
      items.add(new Item(value, label(value)));
    } while (tokens.take(","));
    List<From> from = tokens.take("from") ? from() : List.of();
    Optional<Expression> where = where();
    List<Expression> groupBy = new ArrayList<>();
    if (tokens.take("group", "by")) {
      do {
        groupBy.add(expressions.expression());
      } while (tokens.take(","));
    }
    Optional<Expression> having =
        tokens.take("having") ? Optional.of(expressions.expression()) : Optional.empty();
    return new Core(items, from, where, groupBy, having);
  }

  private String label(Expression value) {
    if (tokens.take("as")) {
      return tokens.name();
    }
    return value instanceof Expression.Column column ? column.name() : "?column?";
  }

  Optional<Expression> where() {
    return tokens.take("where") ? Optional.of(expressions.expression()) : Optional.empty();
  }

  /** Tables with commas or joins between. */
  List<From> from() {
    List<From> from = new ArrayList<>(List.of(one()));
    while (true) {
      if (tokens.take(",")) {
        from.add(one());
      } else if (tokens.take("join") || tokens.take("inner", "join")) {
        from.add(joined(false));
      } else if (tokens.take("left", "join") || tokens.take("left", "outer", "join")) {
        from.add(joined(true));
      } else {
        return from;
      }
    }
  }

  private From joined(boolean outer) {
    From right = one();
    tokens.require("on");
    return new Select.Join(right, expressions.expression(), outer);
  }

  private From one() {
    if (tokens.take("(")) {
      Select select = select();
      tokens.require(")");
      return new Select.Derived(select, alias(""));
    }
    TableRef table = tokens.table();
    return new Select.Table(table, alias(table.toString()));
  }

  private String alias(String otherwise) {
    if (tokens.take("as")) {
      return tokens.name();
    }
    return tokens.peek().isName() && !tokens.atAny(RESERVED) ? tokens.name() : otherwise;
  }
}
