package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.text.Excerpt;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A column as it is read.
 *
 * @param relation where it is, for messages
 * @param expression what the server is asked for
 */
record SelectedColumn(
    String relation, String name, String expression, ColumnType type, boolean nullable) {
  private static final int SHOWN_CHARACTERS = 80;

  Column column() {
    return new Column(name, type, nullable);
  }

  /** The value in the present row, of the class that the type has. */
  @Nullable Object value(ResultSet row, int index) throws SQLException {
    if (type == Simple.BINARY) {
      return row.getBytes(index);
    }
    String text = row.getString(index);
    if (text == null) {
      return null;
    }
    try {
      return switch (type) {
        case Decimal decimal -> exact(new BigDecimal(text), decimal);
        case Simple simple -> parse(simple, text);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw doesNotFit(text, e);
    }
  }

  private static Object parse(Simple type, String text) {
    return switch (type) {
      case BOOLEAN -> bool(text);
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      // Twice rounded is once rounded here: what was a float is one still.
      case REAL -> (float) Double.parseDouble(text);
      case DOUBLE -> Double.valueOf(text);
      case TEXT -> text;
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> time(text);
      case TIMESTAMPTZ -> time(text).toInstant(ZoneOffset.UTC);
      case BINARY -> throw new IllegalStateException("Bytes are not parsed");
    };
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "0", "false" -> false;
      case "1", "true" -> true;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static LocalDateTime time(String text) {
    return text.length() == "2024-02-29".length()
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static BigDecimal exact(BigDecimal value, Decimal type) {
    if (!type.holds(value)) {
      throw new IllegalArgumentException(value.toString());
    }
    return value;
  }

  private TerminalException doesNotFit(String text, RuntimeException cause) {
    String shown = Excerpt.of(text, SHOWN_CHARACTERS);
    return new TerminalException(
        MySqlError.VALUE_DOES_NOT_FIT,
        "Cannot read column '%s' of %s: the value %s does not fit %s. Set `columns: {%s: text}` on the source, or leave such rows out by a query."
            .formatted(name, relation, shown, type.text(), name),
        cause);
  }
}
