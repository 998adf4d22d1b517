package dev.weir.warehouse.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a column's type as the catalog of either warehouse writes it ({@code format_type}). */
public final class DeclaredType {
  /** Redshift's JSON: takes a text through JSON_PARSE. */
  public static final String SUPER = "super";

  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
  private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)");
  private static final Pattern VARBYTE =
      Pattern.compile("(?:varbyte|binary varying)(?:\\(\\d+\\))?");
  private static final Map<String, ColumnType> TYPES =
      Map.ofEntries(
          Map.entry("boolean", Simple.BOOLEAN),
          Map.entry("integer", Simple.INTEGER),
          Map.entry("bigint", Simple.BIGINT),
          Map.entry("real", Simple.REAL),
          Map.entry("double precision", Simple.DOUBLE),
          Map.entry("text", Simple.TEXT),
          Map.entry("character varying", Simple.TEXT),
          Map.entry(SUPER, Simple.TEXT),
          Map.entry("date", Simple.DATE),
          Map.entry("timestamp without time zone", Simple.TIMESTAMP),
          Map.entry("timestamp with time zone", Simple.TIMESTAMPTZ),
          Map.entry("bytea", Simple.BINARY));

  private DeclaredType() {}

  /** The type that holds the same values; empty where Weir has none. */
  public static Optional<ColumnType> exact(String declared) {
    Matcher numeric = NUMERIC.matcher(declared);
    if (numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      return precision > Decimal.MAX_PRECISION || scale > precision
          ? Optional.empty()
          : Optional.of(new Decimal(precision, scale));
    }
    if (VARBYTE.matcher(declared).matches()) {
      return Optional.of(Simple.BINARY);
    }
    return VARCHAR.matcher(declared).matches()
        ? Optional.of(Simple.TEXT)
        : Optional.ofNullable(TYPES.get(declared));
  }

  /** The type that its values are read as: text for what Weir has no type for. */
  public static ColumnType readable(String declared) {
    return declared.equals("smallint") ? Simple.INTEGER : exact(declared).orElse(Simple.TEXT);
  }

  /** What a varchar takes; empty for other types, and where there is no limit. */
  public static Optional<Integer> limit(String declared) {
    Matcher matcher = VARCHAR.matcher(declared);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
