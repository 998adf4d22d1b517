package dev.weir.records.typed;

import dev.weir.records.rows.RecordLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/** Reads records of a schema, as whoever wrote the file has them, within bounds. */
final class AvroValues {
  /** About what a value takes, beside the text or bytes in it. */
  private static final int VALUE_BYTES = 16;

  private final Schema schema;
  private final RecordLimits limits;
  private final Predicate<String> wanted;
  private long taken;

  /**
   * @param wanted which fields of a record are asked for
   */
  AvroValues(Schema schema, RecordLimits limits, Predicate<String> wanted) {
    this.schema = schema;
    this.limits = limits;
    this.wanted = wanted;
  }

  /** The fields that are wanted. */
  Map<String, @Nullable Object> record(BinaryDecoder in) throws IOException {
    taken = 0;
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      Object value = value(field.schema(), in, 1);
      if (wanted.test(field.name())) {
        record.put(field.name(), value);
      }
    }
    return record;
  }

  private @Nullable Object value(Schema type, BinaryDecoder in, int depth) throws IOException {
    take(VALUE_BYTES);
    if (depth > limits.depth()) {
      throw new AvroDamage("a record is nested deeper than " + limits.depth());
    }
    return switch (type.getType()) {
      case NULL -> null;
      case BOOLEAN -> in.readBoolean();
      case INT -> ofLong(type, in.readInt());
      case LONG -> ofLong(type, in.readLong());
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case STRING -> text(bytes(in, in.readLong()));
      case BYTES -> ofBytes(type, bytes(in, in.readLong()));
      case FIXED -> ofBytes(type, bytes(in, type.getFixedSize()));
      case ENUM -> one(type.getEnumSymbols(), in.readEnum());
      case UNION -> value(one(type.getTypes(), in.readIndex()), in, depth);
      case RECORD -> fields(type, in, depth + 1);
      case ARRAY -> elements(type.getElementType(), in, depth + 1);
      case MAP -> entries(type.getValueType(), in, depth + 1);
    };
  }

  private Map<String, @Nullable Object> fields(Schema type, BinaryDecoder in, int depth)
      throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Schema.Field field : type.getFields()) {
      fields.put(field.name(), value(field.schema(), in, depth));
    }
    return fields;
  }

  private List<@Nullable Object> elements(Schema type, BinaryDecoder in, int depth)
      throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    for (long left = in.readArrayStart(); left != 0; left = in.arrayNext()) {
      for (long i = 0; i < left; i++) {
        elements.add(value(type, in, depth));
      }
    }
    return elements;
  }

  private Map<String, @Nullable Object> entries(Schema type, BinaryDecoder in, int depth)
      throws IOException {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (long left = in.readMapStart(); left != 0; left = in.mapNext()) {
      for (long i = 0; i < left; i++) {
        entries.put(text(bytes(in, in.readLong())), value(type, in, depth));
      }
    }
    return entries;
  }

  private void take(long bytes) throws AvroDamage {
    taken += bytes;
    if (taken > limits.recordBytes()) {
      throw new AvroDamage("a record is larger than %d bytes".formatted(limits.recordBytes()));
    }
  }

  private byte[] bytes(BinaryDecoder in, long length) throws IOException {
    if (length < 0) {
      throw new AvroDamage("a value has %d bytes".formatted(length));
    }
    take(length);
    byte[] bytes = new byte[(int) length];
    in.readFixed(bytes);
    return bytes;
  }

  private static <T> T one(List<T> choices, int index) throws AvroDamage {
    if (index < 0 || index >= choices.size()) {
      throw new AvroDamage("it chooses number %d of %d".formatted(index, choices.size()));
    }
    return choices.get(index);
  }

  private static String text(byte[] bytes) throws AvroDamage {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new AvroDamage("there are bytes that are not UTF-8 in a text");
    }
  }

  /** What the number means; what Avro has no name for is the number itself. */
  private static Object ofLong(Schema type, long value) throws AvroDamage {
    try {
      return switch (type.getProp("logicalType")) {
        case "date" -> LocalDate.ofEpochDay(value);
        case "time-millis" -> LocalTime.MIDNIGHT.plus(value, ChronoUnit.MILLIS);
        case "time-micros" -> LocalTime.MIDNIGHT.plus(value, ChronoUnit.MICROS);
        case "timestamp-millis" -> Instant.EPOCH.plus(value, ChronoUnit.MILLIS);
        case "timestamp-micros" -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
        case "timestamp-nanos" -> Instant.EPOCH.plus(value, ChronoUnit.NANOS);
        case "local-timestamp-millis" -> local(value, ChronoUnit.MILLIS);
        case "local-timestamp-micros" -> local(value, ChronoUnit.MICROS);
        case "local-timestamp-nanos" -> local(value, ChronoUnit.NANOS);
        case null, default -> value;
      };
    } catch (DateTimeException | ArithmeticException _) {
      throw new AvroDamage("a time of %d is none".formatted(value));
    }
  }

  private static LocalDateTime local(long value, ChronoUnit unit) {
    return LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(value, unit);
  }

  private static Object ofBytes(Schema type, byte[] bytes) throws AvroDamage {
    if (!"decimal".equals(type.getProp("logicalType"))) {
      return bytes;
    }
    if (bytes.length == 0) {
      throw new AvroDamage("a decimal has no bytes");
    }
    int scale = type.getObjectProp("scale") instanceof Integer given ? given : 0;
    return new BigDecimal(new BigInteger(bytes), scale);
  }
}
