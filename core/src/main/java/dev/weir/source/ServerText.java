package dev.weir.source;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a column becomes that is read as another type than its own: its values come as the server's
 * text, and are judged as all text is ({@link TextValues}). Nothing may be lost on the way: a
 * fraction, a digit, a time of day.
 *
 * @param kind of the server's own type
 * @param wanted another type than text
 */
public record ServerText(Kind kind, ColumnType wanted) {
  /** What a server's text tells. */
  public enum Kind {
    NUMBER,
    /** {@code true}, {@code false}, {@code 1} or {@code 0}. */
    BOOLEAN,
    DATE,
    /** A date and a time of day. */
    TIMESTAMP,
    /** As {@link #TIMESTAMP}, in UTC, with or without an offset. */
    INSTANT,
    /** Whatever somebody wrote. */
    TEXT,
    /** What is neither number nor time, and is not judged. */
    OTHER
  }

  public ServerText {
    if (!isPossible(kind, wanted)) {
      throw new IllegalArgumentException("%s is no %s".formatted(kind, wanted.text()));
    }
  }

  /** Whether some value of that kind is one of that type. */
  public static boolean isPossible(Kind kind, ColumnType wanted) {
    return switch (kind) {
      case NUMBER -> isNumber(wanted) || wanted == Simple.BOOLEAN;
      case BOOLEAN -> isExact(wanted) || wanted == Simple.BOOLEAN;
      case DATE, TIMESTAMP, INSTANT -> isTime(wanted);
      case TEXT -> wanted != Simple.TEXT;
      case OTHER -> false;
    };
  }

  /**
   * The value, as {@link dev.weir.schema.Rows} has it.
   *
   * @throws BadValue if the type does not hold all that the text tells
   */
  public @Nullable Object parse(String text) throws BadValue {
    return switch (kind) {
      case NUMBER -> number(text);
      case BOOLEAN -> bool(text);
      case DATE -> ofDate((LocalDate) judged(Simple.DATE, text));
      case TIMESTAMP -> ofTimestamp((LocalDateTime) judged(Simple.TIMESTAMP, text));
      case INSTANT -> ofInstant(instant(text));
      case TEXT -> wanted == Simple.TIMESTAMPTZ ? instantOrNull(text) : parsed(wanted, text);
      case OTHER -> throw new IllegalStateException("Not possible: " + this);
    };
  }

  private Object number(String text) throws BadValue {
    if (wanted == Simple.BOOLEAN) {
      return bool(String.valueOf(judged(Simple.INTEGER, text)));
    }
    Object value = judged(wanted, text);
    if (isRounded(value, text)) {
      throw new BadValue("has more digits than " + wanted.text());
    }
    return value;
  }

  /** Text of people takes the nearest float; a number that a server holds loses its digits. */
  private static boolean isRounded(Object value, String text) {
    boolean infinite = value instanceof Number number && !Double.isFinite(number.doubleValue());
    return !infinite
        && (value instanceof Float || value instanceof Double)
        && new BigDecimal(value.toString()).compareTo(new BigDecimal(text)) != 0;
  }

  private Object bool(String text) throws BadValue {
    boolean value =
        switch (text) {
          case "1", "true" -> true;
          case "0", "false" -> false;
          default -> throw new BadValue("neither 0 nor 1");
        };
    return wanted == Simple.BOOLEAN ? value : judged(wanted, value ? "1" : "0");
  }

  private Object ofDate(LocalDate date) {
    return wanted == Simple.DATE ? date : ofLocal(date.atStartOfDay());
  }

  private Object ofTimestamp(LocalDateTime time) throws BadValue {
    if (wanted != Simple.DATE) {
      return ofLocal(time);
    }
    if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new BadValue("has a time of day");
    }
    return time.toLocalDate();
  }

  /** The one conversion that leaves something out: an instant's date is its day in UTC. */
  private Object ofInstant(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return wanted == Simple.DATE ? time.toLocalDate() : ofLocal(time);
  }

  private Object ofLocal(LocalDateTime time) {
    return wanted == Simple.TIMESTAMP ? time : time.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Object instantOrNull(String text) throws BadValue {
    return text.isBlank() ? parsed(Simple.TIMESTAMPTZ, text) : instant(text);
  }

  /** Without an offset it is taken as UTC. */
  private static Instant instant(String text) throws BadValue {
    try {
      return (Instant) judged(Simple.TIMESTAMPTZ, text);
    } catch (BadValue _) {
      return ((LocalDateTime) judged(Simple.TIMESTAMP, text)).toInstant(ZoneOffset.UTC);
    }
  }

  private static @Nullable Object parsed(ColumnType type, String text) throws BadValue {
    return TextValues.parse(type, text);
  }

  private static Object judged(ColumnType type, String text) throws BadValue {
    Object value = parsed(type, text);
    if (value == null) {
      throw new BadValue("empty");
    }
    return value;
  }

  private static boolean isNumber(ColumnType type) {
    return isExact(type) || type == Simple.REAL || type == Simple.DOUBLE;
  }

  private static boolean isExact(ColumnType type) {
    return type instanceof Decimal || type == Simple.INTEGER || type == Simple.BIGINT;
  }

  private static boolean isTime(ColumnType type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMPTZ;
  }
}
