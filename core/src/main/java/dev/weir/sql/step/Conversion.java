package dev.weir.sql.step;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.util.Optional;

/**
 * A value made one of another type. From text it must be one of its forms: {@code 1.5} is no
 * integer, {@code 2024-02-30} no date. Between numbers digits beyond the scale are rounded, half
 * away from zero.
 *
 * @param value null where the value does not fit
 * @param misfit condition, never null, for the rows whose value does not fit; empty where every
 *     value fits
 */
record Conversion(String value, Optional<String> misfit) {
  /** Digits that a double holds, whatever they are. */
  private static final int EXACT_IN_DOUBLE = 15;

  /**
   * @throws StepProblem if no value of the one type can be of the other
   */
  static Conversion of(String expression, ColumnType from, ColumnType to) throws StepProblem {
    if (from.equals(to)) {
      return new Conversion(expression, Optional.empty());
    }
    if (from == Simple.TEXT) {
      return fromText(expression, to);
    }
    if (from == Simple.BINARY) {
      return to == Simple.TEXT
          ? checked(expression, "TRY(decode(" + expression + "))")
          : impossible(from, to);
    }
    if (to == Simple.TEXT || fits(from, to)) {
      return new Conversion(widened(expression, from, to), Optional.empty());
    }
    return isAmount(from) && isAmount(to)
        ? checked(expression, narrowed(expression, from, to))
        : impossible(from, to);
  }

  /** The engine divides large decimals in doubles; from their digits it makes the nearest. */
  private static String widened(String expression, ColumnType from, ColumnType to) {
    boolean large = from instanceof Decimal decimal && decimal.precision() > EXACT_IN_DOUBLE;
    return large && isFloating(to)
        ? Sql.cast(Sql.cast(expression, Simple.TEXT), to)
        : Sql.cast(expression, to);
  }

  /** The engine's own rounding of a double is cheap, and wrong only where it is nearly a half. */
  private static String narrowed(String expression, ColumnType from, ColumnType to) {
    String value = Sql.tryCast(rounded(expression, from, to), to);
    return from == Simple.DOUBLE && to instanceof Decimal decimal
        ? "CASE WHEN weir_rounds_surely(%s, %s) THEN %s ELSE %s END"
            .formatted(expression, decimal.scale(), Sql.tryCast(expression, to), value)
        : value;
  }

  /** The engine rounds doubles half to even, and to decimals by a multiplication in doubles. */
  private static String rounded(String expression, ColumnType from, ColumnType to) {
    if (!isFloating(from) || isFloating(to) || to == Simple.BOOLEAN) {
      return expression;
    }
    return to instanceof Decimal ? "weir_written(" + expression + ")" : "round(" + expression + ")";
  }

  private static Conversion impossible(ColumnType from, ColumnType to) throws StepProblem {
    throw StepProblem.of("%s cannot be cast to %s.".formatted(from.text(), to.text()));
  }

  private static Conversion fromText(String text, ColumnType to) {
    return switch (to) {
      case Decimal(int precision, int scale) -> {
        String exact = "weir_decimal(%s, %s, %s)".formatted(text, precision, scale);
        yield new Conversion(Sql.cast(exact, to), Optional.of(misfit(text, exact)));
      }
      case Simple simple -> {
        String value = "weir_" + simple.text() + "(" + text + ")";
        yield simple == Simple.TEXT
            ? new Conversion(text, Optional.empty())
            : new Conversion(value, Optional.of(misfit(text, value)));
      }
    };
  }

  /** Of a text that no function of {@link dev.weir.sql.ValueFunctions} has made null. */
  static String misfit(String text, String value) {
    return value + " IS NULL AND weir_word(" + text + ") IS NOT NULL";
  }

  private static Conversion checked(String expression, String value) {
    return new Conversion(
        value, Optional.of(expression + " IS NOT NULL AND " + value + " IS NULL"));
  }

  /** Whether every value of the one type is one of the other, too. */
  private static boolean fits(ColumnType from, ColumnType to) {
    boolean widens = digitsBeforePoint(from) <= digitsBeforePoint(to);
    return switch (to) {
      case Decimal(int _, int scale) ->
          widens && (isWhole(from) || (from instanceof Decimal d && d.scale() <= scale));
      case Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT -> widens && isWhole(from);
            case REAL -> isWhole(from);
            case DOUBLE -> Input.isNumber(from) || from == Simple.BOOLEAN;
            case DATE -> from == Simple.TIMESTAMP || from == Simple.TIMESTAMPTZ;
            case TIMESTAMP -> from == Simple.DATE || from == Simple.TIMESTAMPTZ;
            case TIMESTAMPTZ -> from == Simple.DATE || from == Simple.TIMESTAMP;
            case TEXT, BOOLEAN, BINARY -> false;
          };
    };
  }

  private static boolean isWhole(ColumnType type) {
    return type == Simple.BOOLEAN || type == Simple.INTEGER || type == Simple.BIGINT;
  }

  private static boolean isFloating(ColumnType type) {
    return type == Simple.REAL || type == Simple.DOUBLE;
  }

  private static boolean isAmount(ColumnType type) {
    return Input.isNumber(type) || type == Simple.BOOLEAN;
  }

  private static int digitsBeforePoint(ColumnType type) {
    return switch (type) {
      case Decimal(int precision, int scale) -> precision - scale;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> 1;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case REAL, DOUBLE, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY -> Integer.MAX_VALUE;
          };
    };
  }
}
