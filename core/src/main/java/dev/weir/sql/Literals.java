package dev.weir.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import java.math.BigDecimal;

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
      Object value = TextValues.parse(type, text);
      if (value != null && type != Simple.BINARY) {
        return Sql.cast(Sql.literal(plain(value)), type);
      }
    } catch (BadValue _) {
      // As for nothing, which is no literal either.
    }
    throw StepProblem.of("'%s' is not of type %s.".formatted(text, type.text()));
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
