package dev.weir.parquet.column;

import dev.weir.parquet.ParquetSchemas;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes values of Java, as {@link dev.weir.schema.Rows} has them, to one column. */
public final class ColumnValues {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1000;

  private final int level;
  private final int scale;
  private final byte[] decimal;

  /**
   * @param level {@link ColumnFileWriter#level} of the column
   */
  public ColumnValues(ColumnType type, int level) {
    this.level = level;
    this.scale = type instanceof Decimal known ? known.scale() : 0;
    this.decimal =
        new byte
            [type instanceof Decimal known ? ParquetSchemas.decimalBytes(known.precision()) : 0];
  }

  /**
   * @param value of the column's type, which holds it
   */
  public void write(Object value, ColumnWriter writer) {
    switch (value) {
      case Boolean bool -> writer.write(bool.booleanValue(), 0, level);
      case Integer number -> writer.write(number.intValue(), 0, level);
      case Long number -> writer.write(number.longValue(), 0, level);
      case Float number -> writer.write(number.floatValue(), 0, level);
      case Double number -> writer.write(number.doubleValue(), 0, level);
      case BigDecimal number -> writer.write(fixed(number), 0, level);
      case String text -> bytes(text.getBytes(StandardCharsets.UTF_8), writer);
      case LocalDate date -> writer.write(Math.toIntExact(date.toEpochDay()), 0, level);
      case LocalDateTime time -> writer.write(micros(time.toInstant(ZoneOffset.UTC)), 0, level);
      case Instant time -> writer.write(micros(time), 0, level);
      case byte[] bytes -> bytes(bytes, writer);
      default -> throw new IllegalArgumentException("No column has a " + value.getClass());
    }
  }

  private void bytes(byte[] bytes, ColumnWriter writer) {
    writer.write(Binary.fromConstantByteArray(bytes), 0, level);
  }

  /** Big-endian, in the bytes of the column. */
  private Binary fixed(BigDecimal number) {
    byte[] digits = number.setScale(scale).unscaledValue().toByteArray();
    Arrays.fill(decimal, number.signum() < 0 ? (byte) 0xFF : 0);
    System.arraycopy(digits, 0, decimal, decimal.length - digits.length, digits.length);
    return Binary.fromReusedByteArray(decimal);
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND),
        time.getNano() / NANOS_PER_MICRO);
  }
}
