package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.source.ServerText;
import dev.weir.text.Excerpt;
import dev.weir.value.BadValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column as it is read.
 *
 * @param relation where it is, for messages
 * @param expression what the server is asked for
 * @param form how the answer comes
 * @param judge where the pipeline reads it as another type than its own, which is not text
 */
record SelectedColumn(
    String relation,
    String name,
    String expression,
    Form form,
    ColumnType type,
    boolean nullable,
    Optional<ServerText> judge) {
  private static final int SHOWN_CHARACTERS = 80;
  private static final int SRID_BYTES = 4;

  /** How a value comes. */
  enum Form {
    TEXT,
    /** The text of the double that a float is, as the server shows a float itself in six digits. */
    FLOAT,
    BYTES,
    /** The number of its reference system, then WKB. */
    GEOMETRY
  }

  SelectedColumn {
    // Where people wrote nothing but spaces, a value of another type is null.
    nullable |= judge.filter(each -> each.kind() == ServerText.Kind.TEXT).isPresent();
  }

  Column column() {
    return new Column(name, type, nullable);
  }

  /** The same, where nothing promises that it has no nulls. */
  SelectedColumn optional() {
    return new SelectedColumn(relation, name, expression, form, type, true, judge);
  }

  /** The value in the present row, of the class that the type has. */
  @Nullable Object value(ResultSet row, int index) throws SQLException {
    return switch (form) {
      case BYTES -> row.getBytes(index);
      case GEOMETRY -> wkb(row.getBytes(index));
      case TEXT -> ofText(row.getString(index));
      case FLOAT -> ofFloat(row.getString(index));
    };
  }

  private static byte @Nullable [] wkb(byte @Nullable [] geometry) {
    return geometry == null ? null : Arrays.copyOfRange(geometry, SRID_BYTES, geometry.length);
  }

  /** The digits that tell the float from all others. */
  private @Nullable Object ofFloat(@Nullable String text) {
    return text == null
        ? null
        : ofText(
            Float.toString((float) Double.parseDouble(text))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.0(?=e|$)", ""));
  }

  private @Nullable Object ofText(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      if (judge.isPresent()) {
        return judge.get().parse(text);
      }
      return switch (type) {
        case Decimal decimal -> exact(new BigDecimal(text), decimal);
        case Simple simple -> parse(simple, text);
      };
    } catch (BadValue e) {
      throw doesNotFit(text, " (" + e.kind() + ")", e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw doesNotFit(text, "", e);
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
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static BigDecimal exact(BigDecimal value, Decimal type) {
    if (!type.holds(value)) {
      throw new IllegalArgumentException(value.toString());
    }
    return value;
  }

  private TerminalException doesNotFit(String text, String reason, Exception cause) {
    String shown = Excerpt.of(text, SHOWN_CHARACTERS);
    return new TerminalException(
        MySqlError.VALUE_DOES_NOT_FIT,
        "Cannot read column '%s' of %s: the value %s does not fit %s%s. Set `columns: {%s: text}` on the source, or leave such rows out by a query."
            .formatted(name, relation, shown, type.text(), reason, name),
        cause);
  }
}
