package dev.weir.simulation.sql.run;

import dev.weir.simulation.sql.SqlFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators and functions of single values. */
public final class Values {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Values() {}

  /** As the Data API prints it. */
  public static String text(Object value) {
    return value instanceof Instant instant ? TIMESTAMP.format(instant) : value.toString();
  }

  static @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case "=" -> left.equals(right);
      case "<>", "!=" -> !left.equals(right);
      case "<" -> compare(left, right) < 0;
      case ">" -> compare(left, right) > 0;
      case "<=" -> compare(left, right) <= 0;
      case ">=" -> compare(left, right) >= 0;
      case "+" -> (Long) left + (Long) right;
      case "-" -> (Long) left - (Long) right;
      case "*" -> (Long) left * (Long) right;
      case "||" -> text(left) + text(right);
      default -> throw new IllegalStateException("No operator of the simulation: " + operator);
    };
  }

  @SuppressWarnings("unchecked")
  static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** Nulls last, as in Redshift. */
  static int ordered(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? 1 : -1;
    }
    return compare(left, right);
  }

  static @Nullable Object function(String name, List<@Nullable Object> arguments, Instant now) {
    return switch (name) {
      case "coalesce" -> arguments.stream().filter(Objects::nonNull).findFirst().orElse(null);
      case "getdate" -> now;
      case "octet_length" -> {
        Object of = arguments.getFirst();
        yield of == null ? null : (long) text(of).getBytes(StandardCharsets.UTF_8).length;
      }
      case "char_length", "len" -> {
        Object of = arguments.getFirst();
        yield of == null ? null : (long) text(of).length();
      }
      default -> throw new IllegalStateException("No function of the simulation: " + name);
    };
  }

  static @Nullable Object cast(@Nullable Object value, String type) {
    if (value == null) {
      return null;
    }
    if (type.startsWith("varchar") || type.startsWith("character varying")) {
      int length = length(type);
      String text = text(value);
      return text.length() > length ? text.substring(0, length) : text;
    }
    return switch (type) {
      case "bigint", "integer", "smallint" -> number(value);
      case "boolean" -> value instanceof Boolean ? value : Boolean.valueOf(text(value));
      default -> value;
    };
  }

  private static Object number(Object value) {
    try {
      return value instanceof Long ? value : Long.valueOf(text(value));
    } catch (NumberFormatException e) {
      throw new SqlFailure("Invalid digit, Value '" + text(value) + "'");
    }
  }

  /** Of a varchar. */
  public static int length(String type) {
    int open = type.indexOf('(');
    return open < 0 ? 256 : Integer.parseInt(type.substring(open + 1, type.length() - 1));
  }
}
