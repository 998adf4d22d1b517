package dev.weir.warehouse.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a column's type as a catalog writes it: in the words of the SQL standard, and those that
 * are a warehouse's own.
 */
public final class DeclaredTypes {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
  private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)");
  private static final Pattern CHARACTER = Pattern.compile("character\\((\\d+)\\)");
  private static final Pattern LENGTH = Pattern.compile("\\(\\d+\\)$");
  // Without backslashes, which not every warehouse takes as they are.
  private static final String WHOLE = "^[-+]?[0-9]+$";
  private static final String TIME =
      "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?|24:00(:00)?)";
  private static final String ZONE = "(Z|[-+][0-9][0-9](:?[0-5][0-9])?)";

  private static final Map<String, ColumnType> STANDARD =
      Map.of(
          "boolean", Simple.BOOLEAN,
          "integer", Simple.INTEGER,
          "bigint", Simple.BIGINT,
          "real", Simple.REAL,
          "double precision", Simple.DOUBLE,
          "character varying", Simple.TEXT,
          "binary varying", Simple.BINARY,
          "date", Simple.DATE,
          "timestamp without time zone", Simple.TIMESTAMP,
          "timestamp with time zone", Simple.TIMESTAMPTZ);

  private final Map<String, ColumnType> types;

  /**
   * @param own the warehouse's own words, without a length
   */
  public DeclaredTypes(Map<String, ColumnType> own) {
    Map<String, ColumnType> all = new HashMap<>(STANDARD);
    all.putAll(own);
    this.types = Map.copyOf(all);
  }

  /** The type that holds the same values; empty where Weir has none. */
  public Optional<ColumnType> exact(String declared) {
    Matcher numeric = NUMERIC.matcher(declared);
    if (numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      return precision > Decimal.MAX_PRECISION || scale > precision
          ? Optional.empty()
          : Optional.of(new Decimal(precision, scale));
    }
    return Optional.ofNullable(types.get(LENGTH.matcher(declared).replaceFirst("")));
  }

  /**
   * A type as every warehouse writes it.
   *
   * @param text what is one's own: the type of texts
   * @param binary and that of bytes
   */
  public static String written(ColumnType type, String text, String binary) {
    return switch (type) {
      case Decimal decimal -> "numeric(%s,%s)".formatted(decimal.precision(), decimal.scale());
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case TEXT -> text;
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BINARY -> binary;
          };
    };
  }

  /** The type that its values are read as: text for what Weir has no type for. */
  public ColumnType readable(String declared) {
    return declared.equals("smallint") ? Simple.INTEGER : exact(declared).orElse(Simple.TEXT);
  }

  /** What a varchar takes; empty for other types, and where there is no limit. */
  public static Optional<Integer> limit(String declared) {
    return number(VARCHAR, declared);
  }

  /** The length that the values of a character(n) have; empty for other types. */
  public static Optional<Integer> fixedLength(String declared) {
    return number(CHARACTER, declared);
  }

  private static Optional<Integer> number(Pattern pattern, String declared) {
    Matcher matcher = pattern.matcher(declared);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /**
   * Types of data that every warehouse casts into a type that Weir does not have, the one to advise
   * first; none for another type.
   */
  public static List<ColumnType> casts(String declared) {
    return switch (declared) {
      case "smallint" -> List.of(Simple.INTEGER, Simple.TEXT);
      case "time without time zone", "time with time zone" -> List.of(Simple.TEXT);
      default -> fixedLength(declared).isPresent() ? List.of(Simple.TEXT) : List.of();
    };
  }

  /**
   * What {@link Dialect#misfit} says of these types. Servers read more forms of a number and of a
   * time than Weir does: {@code 1_000}, {@code now}, fractions that they round.
   *
   * @param length of the value, in what the type's length counts
   */
  public static Optional<String> misfit(
      String value, String length, ColumnType data, String declared) {
    return switch (declared) {
      case "smallint" ->
          Optional.of(
              data == Simple.INTEGER
                  ? value + " NOT BETWEEN -32768 AND 32767"
                  : other(value, WHOLE));
      case "time without time zone" -> Optional.of(other(value, TIME + "$"));
      case "time with time zone" -> Optional.of(other(value, TIME + ZONE + "$"));
      default -> fixedLength(declared).map(limit -> "%s > %s".formatted(length, limit));
    };
  }

  private static String other(String value, String pattern) {
    return "%s !~ '%s'".formatted(value, pattern);
  }
}
