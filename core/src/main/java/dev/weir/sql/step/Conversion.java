package dev.weir.sql.step;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.util.Optional;

/**
 * A value made one of another type. From text it must be written exactly as one: {@code 1.5} is no
 * integer, {@code 2024-02-30} no date. Between numbers digits beyond the scale are rounded, as SQL
 * does.
 *
 * @param value null where the value does not fit
 * @param misfit condition, never null, for the rows whose value does not fit; empty where every
 *     value fits
 */
record Conversion(String value, Optional<String> misfit) {
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
          ? checked(expression, "TRY(decode(" + expression + "))", "")
          : impossible(from, to);
    }
    if (to == Simple.TEXT || fits(from, to)) {
      return new Conversion(Sql.cast(expression, to), Optional.empty());
    }
    return isAmount(from) && isAmount(to)
        ? checked(expression, Sql.tryCast(expression, to), "")
        : impossible(from, to);
  }

  private static Conversion impossible(ColumnType from, ColumnType to) throws StepProblem {
    throw StepProblem.of("%s cannot be cast to %s.".formatted(from.text(), to.text()));
  }

  private static Conversion fromText(String text, ColumnType to) {
    String value = Sql.tryCast(text, to);
    return switch (to) {
      case Decimal(int precision, int scale) ->
          checked(text, value, unrounded(text, value, precision - scale));
      case Simple simple ->
          switch (simple) {
            case TEXT -> new Conversion(text, Optional.empty());
            case BINARY -> new Conversion("encode(" + text + ")", Optional.empty());
            case BOOLEAN, REAL, DOUBLE -> checked(text, value, "");
            case INTEGER -> checked(text, value, unrounded(text, value, 10));
            case BIGINT -> checked(text, value, unrounded(text, value, 19));
            case DATE ->
                checked(
                    text,
                    value,
                    different(value, Sql.tryCast(text, Simple.TIMESTAMP)) + infinite(value));
            case TIMESTAMP ->
                checked(
                    text,
                    value,
                    different(value, Sql.cast(Sql.tryCast(text, Simple.TIMESTAMPTZ), to))
                        + infinite(value));
            case TIMESTAMPTZ -> checked(text, value, infinite(value));
          };
    };
  }

  private static Conversion checked(String expression, String value, String alsoMisfit) {
    return new Conversion(
        value,
        Optional.of(expression + " IS NOT NULL AND (" + value + " IS NULL" + alsoMisfit + ")"));
  }

  /**
   * A cast to a decimal rounds; one with as many digits after the point as there can be shows it.
   */
  private static String unrounded(String text, String value, int digitsBeforePoint) {
    int scale = Decimal.MAX_PRECISION - digitsBeforePoint;
    return different(value, Sql.tryCast(text, new Decimal(Decimal.MAX_PRECISION, scale)));
  }

  private static String different(String value, String exact) {
    return " OR " + value + " IS DISTINCT FROM " + exact;
  }

  /** DuckDB knows dates without end, Parquet does not. */
  private static String infinite(String value) {
    return " OR NOT isfinite(" + value + ")";
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
