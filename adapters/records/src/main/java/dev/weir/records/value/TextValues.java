package dev.weir.records.value;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values written as text. Nothing is rounded: what the type does not hold exactly is bad. */
public final class TextValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,9})?");
  private static final int NANOS_PER_MICRO = 1000;

  /** As ISO 8601, or with a space in place of the T, as databases print it. */
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .parseLenient()
          .appendOffset("+HH:MM:ss", "Z")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private TextValues() {}

  /** Empty text is null in every column that is not text. */
  public static @Nullable Object parse(ColumnType type, String text) throws BadValue {
    if (type == Simple.TEXT) {
      return wellFormed(text);
    }
    String word = text.strip();
    if (word.isEmpty()) {
      return null;
    }
    return switch (type) {
      case Simple simple -> parse(simple, word);
      case Decimal decimal -> decimal(decimal, number(word, "a number"));
    };
  }

  private static Object parse(Simple type, String word) throws BadValue {
    return switch (type) {
      case BOOLEAN -> bool(word);
      case INTEGER -> integer(number(word, "an integer"));
      case BIGINT -> bigint(number(word, "an integer"));
      case REAL -> real(word);
      case DOUBLE -> floating(word);
      case TEXT -> word;
      case DATE -> date(word);
      case TIMESTAMP -> timestamp(word);
      case TIMESTAMPTZ -> instant(word);
      case BINARY -> base64(word);
    };
  }

  static Integer integer(BigDecimal number) throws BadValue {
    try {
      return number.intValueExact();
    } catch (ArithmeticException _) {
      throw new BadValue(isFraction(number) ? "not an integer" : "too large for integer");
    }
  }

  static Long bigint(BigDecimal number) throws BadValue {
    try {
      return number.longValueExact();
    } catch (ArithmeticException _) {
      throw new BadValue(isFraction(number) ? "not an integer" : "too large for bigint");
    }
  }

  static BigDecimal decimal(Decimal type, BigDecimal number) throws BadValue {
    if (!type.holds(number)) {
      throw new BadValue("does not fit " + type.text());
    }
    return (number.signum() == 0 ? BigDecimal.ZERO : number).setScale(type.scale());
  }

  static Float real(BigDecimal number) throws BadValue {
    float value = number.floatValue();
    if (Float.isInfinite(value)) {
      throw new BadValue("too large for real");
    }
    return value;
  }

  static Double floating(BigDecimal number) throws BadValue {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw new BadValue("too large for double");
    }
    return value;
  }

  private static boolean isFraction(BigDecimal number) {
    return number.signum() != 0 && number.stripTrailingZeros().scale() > 0;
  }

  private static BigDecimal number(String word, String wanted) throws BadValue {
    if (!NUMBER.matcher(word).matches()) {
      throw new BadValue("not " + wanted);
    }
    return new BigDecimal(word);
  }

  private static Object bool(String word) throws BadValue {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadValue("not true or false");
    };
  }

  private static Object real(String word) throws BadValue {
    Double special = special(word);
    return special == null ? zeroOr(word, real(number(word, "a number"))) : special.floatValue();
  }

  private static Object floating(String word) throws BadValue {
    Double special = special(word);
    return special == null ? zeroOr(word, floating(number(word, "a number"))) : special;
  }

  /** BigDecimal knows no negative zero. */
  private static Object zeroOr(String word, Number value) {
    if (value.doubleValue() != 0 || !word.startsWith("-")) {
      return value;
    }
    return value instanceof Float ? (Object) (-0.0f) : (Object) (-0.0);
  }

  private static @Nullable Double special(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  private static Object date(String word) throws BadValue {
    try {
      return LocalDate.parse(word, DateTimeFormatter.ISO_LOCAL_DATE);
    } catch (DateTimeException _) {
      throw new BadValue("not a date");
    }
  }

  private static Object timestamp(String word) throws BadValue {
    try {
      LocalDateTime time = LocalDateTime.parse(word, LOCAL);
      requireMicros(time.toLocalTime());
      return time;
    } catch (DateTimeException _) {
      throw new BadValue("not a timestamp");
    }
  }

  private static Object instant(String word) throws BadValue {
    try {
      OffsetDateTime time = OffsetDateTime.parse(word, OFFSET);
      requireMicros(time.toLocalTime());
      return time.toInstant();
    } catch (DateTimeException _) {
      throw new BadValue("not a timestamp with an offset");
    }
  }

  private static void requireMicros(LocalTime time) throws BadValue {
    if (time.toNanoOfDay() % NANOS_PER_MICRO != 0) {
      throw new BadValue("finer than microseconds");
    }
  }

  private static Object base64(String word) throws BadValue {
    try {
      return Base64.getDecoder().decode(word);
    } catch (IllegalArgumentException _) {
      throw new BadValue("not Base64");
    }
  }

  private static String wellFormed(String text) throws BadValue {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new BadValue("half a surrogate pair");
      }
    }
    return text;
  }
}
