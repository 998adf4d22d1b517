package dev.weir.warehouse.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.HashMap;
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
  private static final Pattern LENGTH = Pattern.compile("\\(\\d+\\)$");
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

  /** The type that its values are read as: text for what Weir has no type for. */
  public ColumnType readable(String declared) {
    return declared.equals("smallint") ? Simple.INTEGER : exact(declared).orElse(Simple.TEXT);
  }

  /** What a varchar takes; empty for other types, and where there is no limit. */
  public static Optional<Integer> limit(String declared) {
    Matcher matcher = VARCHAR.matcher(declared);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
