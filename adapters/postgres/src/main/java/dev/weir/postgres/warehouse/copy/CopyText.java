package dev.weir.postgres.warehouse.copy;

import dev.weir.error.TerminalException;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows in COPY's text format: tabs between values, {@code \N} for null, backslash escapes. Every
 * value is written so that the server reads exactly the same one back.
 */
final class CopyText {
  private static final int MICRO_DIGITS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1000;

  private final Schema schema;
  private final StringBuilder line = new StringBuilder();
  private long rows;
  private long bytes;

  /**
   * @param rows before the first, for messages
   */
  CopyText(Schema schema, long rows) {
    this.schema = schema;
    this.rows = rows;
  }

  /** So far. */
  long bytes() {
    return bytes;
  }

  /** One line, its newline included. */
  byte[] line(@Nullable Object[] row) {
    rows++;
    line.setLength(0);
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(i, row[i]);
    }
    byte[] text = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    bytes += text.length;
    return text;
  }

  private void append(int column, @Nullable Object value) {
    switch (value) {
      case null -> line.append("\\N");
      case String text -> escaped(column, text);
      case Boolean truth -> line.append(truth ? 't' : 'f');
      case BigDecimal decimal -> line.append(decimal.toPlainString());
      case Number number -> line.append(number);
      case LocalDate date -> dated(date, null, "");
      case LocalDateTime time -> dated(time.toLocalDate(), time.toLocalTime(), "");
      case Instant instant -> {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        dated(time.toLocalDate(), time.toLocalTime(), "+00");
      }
      case byte[] bytes -> line.append("\\\\x").append(HexFormat.of().formatHex(bytes));
      default ->
          throw new IllegalArgumentException(
              "A " + value.getClass().getName() + " is no value of a row");
    }
  }

  private void escaped(int column, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case '\0' -> throw zero(column);
        default -> line.append(c);
      }
    }
  }

  // PostgreSQL has no year 0: the year before 1 is 1 BC.
  private void dated(LocalDate date, @Nullable LocalTime time, String zone) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    padded(year, 4).append('-');
    padded(date.getMonthValue(), 2).append('-');
    padded(date.getDayOfMonth(), 2);
    if (time != null) {
      line.append(' ');
      padded(time.getHour(), 2).append(':');
      padded(time.getMinute(), 2).append(':');
      padded(time.getSecond(), 2).append('.');
      line.append(MICRO_DIGITS + time.getNano() / NANOS_PER_MICRO)
          .deleteCharAt(line.length() - String.valueOf(MICRO_DIGITS).length());
    }
    line.append(zone).append(date.getYear() > 0 ? "" : " BC");
  }

  private StringBuilder padded(int number, int digits) {
    for (int limit = 10, count = 1; count < digits; count++, limit *= 10) {
      if (number < limit) {
        line.append('0');
      }
    }
    return line.append(number);
  }

  private TerminalException zero(int column) {
    return new TerminalException(
        WarehouseError.VALUE_NOT_WRITABLE,
        "Cannot write column '%s' of row %s: its text holds a zero byte (U+0000), which PostgreSQL does not store. Remove it in the pipeline."
            .formatted(schema.columns().get(column).name(), rows));
  }
}
