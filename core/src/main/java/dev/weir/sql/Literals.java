package dev.weir.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Values that a pipeline writes as text, checked to be of a column's type before anything runs. */
public final class Literals {
  private Literals() {}

  /**
   * @throws StepProblem if the text is no value of the type
   */
  public static String of(String text, ColumnType type) throws StepProblem {
    if (type == Simple.TEXT) {
      return Sql.literal(text);
    }
    try {
      return Sql.cast(Sql.literal(canonical(text.strip(), type)), type);
    } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
      throw StepProblem.of("'%s' is not of type %s.".formatted(text, type.text()));
    }
  }

  private static String canonical(String text, ColumnType type) {
    return switch (type) {
      case Decimal(int precision, int scale) -> decimal(text, precision, scale);
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> bool(text);
            case INTEGER -> Integer.toString(new BigDecimal(text).intValueExact());
            case BIGINT -> Long.toString(new BigDecimal(text).longValueExact());
            case REAL, DOUBLE -> finite(text);
            case DATE -> LocalDate.parse(text).toString();
            case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T')).toString();
            case TIMESTAMPTZ -> OffsetDateTime.parse(text.replace(' ', 'T')).toString();
            case TEXT -> text;
            case BINARY -> throw new IllegalArgumentException("Bytes have no literal");
          };
    };
  }

  private static String decimal(String text, int precision, int scale) {
    BigDecimal value = new BigDecimal(text).setScale(scale);
    if (value.precision() > precision) {
      throw new IllegalArgumentException("Too many digits");
    }
    return value.toPlainString();
  }

  private static String finite(String text) {
    double value = new BigDecimal(text).doubleValue();
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("Too large");
    }
    return Double.toString(value);
  }

  private static String bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> "true";
      case "false" -> "false";
      default -> throw new IllegalArgumentException("Neither true nor false");
    };
  }
}
