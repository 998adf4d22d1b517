package dev.weir.parquet.outside;

import dev.weir.error.TerminalException;
import dev.weir.parquet.read.ReadType;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * How values of files from outside become Java values: as {@link ReadType} says, and what Weir
 * itself never has: nanoseconds, the old timestamps of 12 bytes, and text that is no text.
 */
final class OutsideType {
  /** The Julian day of 1970-01-01. */
  private static final int EPOCH_DAY = 2_440_588;

  private static final long DAY_SECONDS = 86_400;

  private OutsideType() {}

  /**
   * @throws UnsupportedColumn if Weir has no type for it
   */
  static ReadType of(PrimitiveType type) {
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      return new ReadType(
          Simple.TIMESTAMPTZ, OutsideType::never, OutsideType::never, OutsideType::julian);
    }
    return switch (type.getLogicalTypeAnnotation()) {
      case TimestampLogicalTypeAnnotation stamp when stamp.getUnit() == TimeUnit.NANOS ->
          longs(stamp.isAdjustedToUTC() ? OutsideType::instant : OutsideType::local);
      case TimeLogicalTypeAnnotation time when time.getUnit() == TimeUnit.NANOS ->
          longs(value -> LocalTime.ofNanoOfDay(value).toString());
      case null, default -> known(type);
    };
  }

  /** How a column is best declared; empty where it cannot be read. */
  static Optional<Column> declared(Type column) {
    if (!column.isPrimitive()) {
      return Optional.of(Column.nullable(column.getName(), Simple.TEXT));
    }
    try {
      return Optional.of(Column.nullable(column.getName(), of(column.asPrimitiveType()).type()));
    } catch (UnsupportedColumn _) {
      return Optional.empty();
    }
  }

  private static ReadType known(PrimitiveType type) {
    try {
      ReadType known = ReadType.of(type);
      boolean stored = type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
      return known.type() == Simple.TEXT && stored
          ? new ReadType(Simple.TEXT, known.ints(), known.longs(), OutsideType::text)
          : known;
    } catch (TerminalException _) {
      throw new UnsupportedColumn(type.getName(), type.toString());
    }
  }

  /** Of a type that these values do not go into without a text in between. */
  private static ReadType longs(LongFunction<Object> longs) {
    return new ReadType(Simple.TEXT, OutsideType::never, longs, OutsideType::never);
  }

  private static Object instant(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  private static Object local(long nanos) {
    return LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plusNanos(nanos);
  }

  private static Object julian(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong();
    long day = (long) bytes.getInt() - EPOCH_DAY;
    return Instant.ofEpochSecond(day * DAY_SECONDS).plus(nanos, ChronoUnit.NANOS);
  }

  private static Object text(Binary value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new ParquetDecodingException("there are bytes that are not UTF-8 in a text", e);
    }
  }

  private static Object never(Object value) {
    throw new IllegalStateException("Not stored so: " + value);
  }
}
