package dev.weir.parquet.record;

import dev.weir.parquet.ParquetSchemas;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/** Turns a column's Java values into what Avro writes, or says why it cannot. */
final class AvroValues {
  private static final int NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private AvroValues() {}

  /** The function throws {@link Misfit}; it is never given null. */
  static Function<Object, Object> of(ColumnType type) {
    return switch (type) {
      case Simple simple -> of(simple);
      case Decimal decimal -> decimal(decimal);
    };
  }

  private static Function<Object, Object> of(Simple type) {
    return switch (type) {
      case BOOLEAN -> value -> as(Boolean.class, value);
      case INTEGER -> value -> as(Integer.class, value);
      case BIGINT -> value -> as(Long.class, value);
      case REAL -> value -> as(Float.class, value);
      case DOUBLE -> value -> as(Double.class, value);
      case TEXT -> value -> utf8(as(String.class, value));
      case DATE -> value -> days(as(LocalDate.class, value));
      case TIMESTAMP -> value -> micros(as(LocalDateTime.class, value).toInstant(ZoneOffset.UTC));
      case TIMESTAMPTZ -> value -> micros(as(Instant.class, value));
      case BINARY -> value -> as(byte[].class, value);
    };
  }

  private static <T> T as(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new Misfit(
          "it is a %s, the column takes a %s"
              .formatted(value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }

  private static Utf8 utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          throw new Misfit("it has half a surrogate pair at character " + (i + 1));
        }
        i++;
      }
    }
    return new Utf8(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Integer days(LocalDate date) {
    try {
      return Math.toIntExact(date.toEpochDay());
    } catch (ArithmeticException e) {
      throw new Misfit("it is too far from 1970");
    }
  }

  private static Long micros(Instant time) {
    if (time.getNano() % NANOS_PER_MICRO != 0) {
      throw new Misfit("it has more than microseconds");
    }
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND),
          time.getNano() / NANOS_PER_MICRO);
    } catch (ArithmeticException e) {
      throw new Misfit("it is too far from 1970");
    }
  }

  private static Function<Object, Object> decimal(Decimal type) {
    int width = ParquetSchemas.decimalBytes(type.precision());
    Schema fixed = Schema.createFixed("decimal", null, null, width);
    return value ->
        new GenericData.Fixed(fixed, bytes(scaled(as(BigDecimal.class, value), type), width));
  }

  private static BigDecimal scaled(BigDecimal value, Decimal type) {
    if (!type.holds(value)) {
      throw new Misfit(
          "it has more than %d digits before the point or %d after it"
              .formatted(type.precision() - type.scale(), type.scale()));
    }
    return (value.signum() == 0 ? BigDecimal.ZERO : value).setScale(type.scale());
  }

  private static byte[] bytes(BigDecimal value, int width) {
    byte[] digits = value.unscaledValue().toByteArray();
    byte[] bytes = new byte[width];
    if (value.signum() < 0) {
      Arrays.fill(bytes, (byte) 0xFF);
    }
    System.arraycopy(digits, 0, bytes, width - digits.length, digits.length);
    return bytes;
  }
}
