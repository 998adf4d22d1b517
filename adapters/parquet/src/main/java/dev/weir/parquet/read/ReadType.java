package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What a Parquet column is to Weir, whoever wrote it, and how its stored values become Java values.
 */
public record ReadType(
    ColumnType type,
    IntFunction<Object> ints,
    LongFunction<Object> longs,
    Function<Binary, Object> binaries) {
  private static final int WORD = 32;

  /**
   * @throws TerminalException naming the column, if Weir has no type for it
   */
  public static ReadType of(org.apache.parquet.schema.Type field) {
    if (!field.isPrimitive()
        || field.isRepetition(org.apache.parquet.schema.Type.Repetition.REPEATED)) {
      throw unsupported(field);
    }
    PrimitiveType primitive = field.asPrimitiveType();
    return switch (primitive.getLogicalTypeAnnotation()) {
      case null -> plain(primitive);
      case DecimalLogicalTypeAnnotation decimal ->
          decimal(decimal.getPrecision(), decimal.getScale());
      case DateLogicalTypeAnnotation _ -> ofInts(Simple.DATE, LocalDate::ofEpochDay);
      case TimestampLogicalTypeAnnotation timestamp when timestamp.getUnit() != TimeUnit.NANOS ->
          timestamp(timestamp);
      case TimeLogicalTypeAnnotation time when time.getUnit() != TimeUnit.NANOS -> timeOfDay(time);
      case IntLogicalTypeAnnotation integer -> integer(integer);
      case StringLogicalTypeAnnotation _ -> text();
      case JsonLogicalTypeAnnotation _ -> text();
      case EnumLogicalTypeAnnotation _ -> text();
      case UUIDLogicalTypeAnnotation _ -> ofBinaries(Simple.TEXT, ReadType::uuid);
      case LogicalTypeAnnotation _ -> throw unsupported(field);
    };
  }

  private static ReadType plain(PrimitiveType primitive) {
    return switch (primitive.getPrimitiveTypeName()) {
      case BOOLEAN -> asStored(Simple.BOOLEAN);
      case INT32 -> ofInts(Simple.INTEGER, Integer::valueOf);
      case INT64 -> ofLongs(Simple.BIGINT, Long::valueOf);
      case FLOAT -> asStored(Simple.REAL);
      case DOUBLE -> asStored(Simple.DOUBLE);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> ofBinaries(Simple.BINARY, Binary::getBytes);
      case INT96 -> throw unsupported(primitive);
    };
  }

  private static ReadType integer(IntLogicalTypeAnnotation integer) {
    boolean signed = integer.isSigned();
    if (integer.getBitWidth() < WORD || (signed && integer.getBitWidth() == WORD)) {
      return ofInts(Simple.INTEGER, Integer::valueOf);
    }
    if (integer.getBitWidth() == WORD) {
      return ofInts(Simple.BIGINT, Integer::toUnsignedLong);
    }
    return signed
        ? ofLongs(Simple.BIGINT, Long::valueOf)
        : ofLongs(new Decimal(20, 0), value -> new BigDecimal(Long.toUnsignedString(value)));
  }

  private static ReadType decimal(int precision, int scale) {
    return new ReadType(
        new Decimal(precision, scale),
        value -> BigDecimal.valueOf(value, scale),
        value -> BigDecimal.valueOf(value, scale),
        value -> new BigDecimal(new BigInteger(value.getBytesUnsafe()), scale));
  }

  private static ReadType timestamp(TimestampLogicalTypeAnnotation timestamp) {
    ChronoUnit unit =
        timestamp.getUnit() == TimeUnit.MILLIS ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
    return timestamp.isAdjustedToUTC()
        ? ofLongs(Simple.TIMESTAMPTZ, value -> Instant.EPOCH.plus(value, unit))
        : ofLongs(
            Simple.TIMESTAMP,
            value -> LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(value, unit));
  }

  private static ReadType timeOfDay(TimeLogicalTypeAnnotation time) {
    return time.getUnit() == TimeUnit.MILLIS
        ? ofInts(Simple.TEXT, value -> timeOfDay(value, ChronoUnit.MILLIS))
        : ofLongs(Simple.TEXT, value -> timeOfDay(value, ChronoUnit.MICROS));
  }

  /** As databases print it: the fraction only where there is one. */
  private static String timeOfDay(long value, ChronoUnit unit) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.MIDNIGHT.plus(value, unit));
  }

  private static ReadType text() {
    return ofBinaries(Simple.TEXT, Binary::toStringUsingUTF8);
  }

  private static Object uuid(Binary value) {
    return new UUID(value.toByteBuffer().getLong(), value.toByteBuffer().slice(8, 8).getLong())
        .toString();
  }

  private static ReadType asStored(ColumnType type) {
    return new ReadType(type, ReadType::impossible, ReadType::impossible, ReadType::impossible);
  }

  private static ReadType ofInts(ColumnType type, IntFunction<Object> ints) {
    return new ReadType(type, ints, ReadType::impossible, ReadType::impossible);
  }

  private static ReadType ofLongs(ColumnType type, LongFunction<Object> longs) {
    return new ReadType(type, ReadType::impossible, longs, ReadType::impossible);
  }

  private static ReadType ofBinaries(ColumnType type, Function<Binary, Object> binaries) {
    return new ReadType(type, ReadType::impossible, ReadType::impossible, binaries);
  }

  private static Object impossible(Object value) {
    throw new IllegalStateException("Not stored so: " + value);
  }

  private static TerminalException unsupported(org.apache.parquet.schema.Type field) {
    return new TerminalException(
        ParquetError.UNSUPPORTED_COLUMN,
        "Cannot read column '%s' of Parquet type '%s': no type of Weir holds it. Cast it to one that does, for example to text."
            .formatted(field.getName(), field));
  }
}
