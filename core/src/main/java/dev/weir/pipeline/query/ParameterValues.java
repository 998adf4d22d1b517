package dev.weir.pipeline.query;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values that people give to the parameters of a query. */
public final class ParameterValues {
  private ParameterValues() {}

  /**
   * Reads a parameter's value.
   *
   * @return Integer, Long, Double, BigDecimal, String, Boolean or LocalDate, by the type
   * @throws IllegalArgumentException saying what was expected
   */
  public static Object value(ColumnType type, String text) {
    try {
      return switch (type) {
        case Decimal decimal -> decimal(decimal, text);
        case Simple simple -> simple(simple, text);
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      throw expected(type, text, e);
    }
  }

  private static BigDecimal decimal(Decimal type, String text) {
    BigDecimal value = new BigDecimal(text);
    if (value.scale() > type.scale()
        || value.precision() - value.scale() > type.precision() - type.scale()) {
      throw new IllegalArgumentException("'" + text + "' does not fit " + type.text());
    }
    return value;
  }

  private static Object simple(Simple type, String text) {
    return switch (type) {
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case TEXT -> text;
      case DATE -> LocalDate.parse(text);
      case BOOLEAN ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected(type, text, null);
          };
      case REAL, TIMESTAMP, TIMESTAMPTZ, BINARY ->
          throw new IllegalArgumentException("A parameter cannot be " + type.text());
    };
  }

  private static IllegalArgumentException expected(
      ColumnType type, String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "expected a value of type " + type.text() + ", found '" + text + "'", cause);
  }
}
