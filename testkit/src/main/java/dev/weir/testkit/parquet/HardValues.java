package dev.weir.testkit.parquet;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of every type, and the values that are most easily lost. */
public final class HardValues {
  public static final Schema SCHEMA =
      Schema.of(
          Column.nullable("flag", Simple.BOOLEAN),
          Column.nullable("Small Number", Simple.INTEGER),
          Column.nullable("select", Simple.BIGINT),
          Column.nullable("1st", Simple.REAL),
          Column.nullable("größe", Simple.DOUBLE),
          Column.nullable("price.net", new Decimal(38, 18)),
          Column.nullable("rate", new Decimal(5, 2)),
          Column.nullable("name", Simple.TEXT),
          Column.nullable("born", Simple.DATE),
          Column.nullable("seen-at", Simple.TIMESTAMP),
          Column.nullable("seen at", Simple.TIMESTAMPTZ),
          Column.nullable("数据", Simple.BINARY));

  /** In the order of the columns. */
  public static final List<List<@Nullable Object>> ROWS =
      List.of(
          row(
              true,
              Integer.MIN_VALUE,
              Long.MIN_VALUE,
              Float.NaN,
              Double.NaN,
              new BigDecimal("-99999999999999999999.999999999999999999"),
              new BigDecimal("-999.99"),
              "",
              LocalDate.of(1, 1, 1),
              LocalDateTime.of(1, 1, 1, 0, 0),
              Instant.parse("0001-01-01T00:00:00Z"),
              new byte[0]),
          row(
              false,
              Integer.MAX_VALUE,
              Long.MAX_VALUE,
              Float.POSITIVE_INFINITY,
              Double.NEGATIVE_INFINITY,
              new BigDecimal("99999999999999999999.999999999999999999"),
              new BigDecimal("999.99"),
              "Zoë 🎓 \"quoted\", tab\tand\nline",
              LocalDate.of(9999, 12, 31),
              LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
              Instant.parse("9999-12-31T23:59:59.999999Z"),
              new byte[] {0, -1, 127, -128}),
          row(
              false,
              0,
              0L,
              -0.0f,
              -0.0,
              new BigDecimal("0.000000000000000001"),
              new BigDecimal("-0.01"),
              "null",
              LocalDate.of(1969, 12, 31),
              LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
              Instant.parse("1969-12-31T23:59:59.999999Z"),
              new byte[] {0}),
          Collections.<@Nullable Object>nCopies(SCHEMA.columns().size(), null));

  private HardValues() {}

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(values));
  }
}
