package dev.weir.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column, in the words a pipeline uses. docs/reference/types.md maps each to Avro,
 * Parquet, DuckDB, PostgreSQL and Redshift.
 */
public sealed interface ColumnType {
  /** As written in a pipeline: {@code bigint}, {@code decimal(12,2)}. */
  @JsonValue
  String text();

  /** Types without parameters. */
  enum Simple implements ColumnType {
    BOOLEAN,
    /** 32 bits, signed. */
    INTEGER,
    /** 64 bits, signed. */
    BIGINT,
    /** 32 bits, IEEE 754. */
    REAL,
    /** 64 bits, IEEE 754. */
    DOUBLE,
    /** UTF-8. UUID, JSON, arrays, intervals and times of day are text too. */
    TEXT,
    /** Days, proleptic Gregorian calendar. */
    DATE,
    /** Microseconds, without a zone. */
    TIMESTAMP,
    /** Microseconds, an instant (UTC). */
    TIMESTAMPTZ,
    BINARY;

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An exact decimal.
   *
   * @param precision all digits, 1 to 38
   * @param scale digits after the point, 0 to precision
   */
  record Decimal(int precision, int scale) implements ColumnType {
    public static final int MAX_PRECISION = 38;

    public Decimal {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal("
                + precision
                + ","
                + scale
                + ") is not a type: precision is 1 to 38, scale 0 to precision");
      }
    }

    /** Whether the type holds the value exactly. */
    public boolean holds(BigDecimal value) {
      // In this order: of 1e999999999, the digits must not be written out.
      return value.signum() == 0
          || ((long) value.precision() - value.scale() <= precision - scale
              && value.stripTrailingZeros().scale() <= scale);
    }

    @Override
    public String text() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

  /**
   * Reads what {@link #text()} writes.
   *
   * @throws IllegalArgumentException naming what was read and what would be valid
   */
  @JsonCreator
  static ColumnType parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(word);
    if (decimal.matches()) {
      return new Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    for (Simple simple : Simple.values()) {
      if (simple.text().equals(word)) {
        return simple;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is not a type. Types: boolean, integer, bigint, real, double, decimal(p,s), text, date, "
            + "timestamp, timestamptz, binary");
  }
}
