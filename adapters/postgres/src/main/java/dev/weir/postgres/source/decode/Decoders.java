package dev.weir.postgres.source.decode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** The decoders of everything but numeric. */
final class Decoders {
  private static final LocalDate ORIGIN = LocalDate.of(2000, 1, 1);
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Decoders() {}

  static final class Bool extends Decoder {
    Bool(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return 1;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(bytes[at] != 0, 0, level);
    }
  }

  static final class Int2 extends Decoder {
    Int2(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Short.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write((int) CopyBatch.int2(bytes, at), 0, level);
    }
  }

  static final class Int4 extends Decoder {
    Int4(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(CopyBatch.int4(bytes, at), 0, level);
    }
  }

  static final class Int8 extends Decoder {
    Int8(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Long.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(CopyBatch.int8(bytes, at), 0, level);
    }
  }

  static final class Oid extends Decoder {
    Oid(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(Integer.toUnsignedLong(CopyBatch.int4(bytes, at)), 0, level);
    }
  }

  static final class Float4 extends Decoder {
    Float4(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Float.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(Float.intBitsToFloat(CopyBatch.int4(bytes, at)), 0, level);
    }
  }

  static final class Float8 extends Decoder {
    Float8(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Double.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      writer.write(Double.longBitsToDouble(CopyBatch.int8(bytes, at)), 0, level);
    }
  }

  static final class Bytes extends Decoder {
    Bytes(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      // "Reused" makes the dictionary copy what it keeps, instead of the whole row around it.
      writer.write(Binary.fromReusedByteArray(bytes, at, length), 0, level);
    }
  }

  static final class Uuid extends Decoder {
    private static final byte[] HEX = {
      '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int[] GROUPS = {4, 2, 2, 2, 6};

    private final byte[] text = new byte[36];

    Uuid(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return 16;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      int from = at;
      int to = 0;
      for (int group : GROUPS) {
        if (to > 0) {
          text[to++] = '-';
        }
        for (int i = 0; i < group; i++) {
          int value = bytes[from++];
          text[to++] = HEX[(value >> 4) & 15];
          text[to++] = HEX[value & 15];
        }
      }
      writer.write(Binary.fromReusedByteArray(text), 0, level);
    }
  }

  static final class Date extends Decoder {
    private static final int FIRST_DAY = (int) ChronoUnit.DAYS.between(ORIGIN, FIRST);
    private static final int LAST_DAY = (int) ChronoUnit.DAYS.between(ORIGIN, LAST);
    private static final int ORIGIN_DAY = (int) ORIGIN.toEpochDay();

    Date(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      int days = CopyBatch.int4(bytes, at);
      if (days < FIRST_DAY || days > LAST_DAY) {
        throw column().doesNotFit(text(days));
      }
      writer.write(days + ORIGIN_DAY, 0, level);
    }

    private static String text(int days) {
      return switch (days) {
        case Integer.MAX_VALUE -> "infinity";
        case Integer.MIN_VALUE -> "-infinity";
        default -> "%s (years 0001 to 9999 do)".formatted(ORIGIN.plusDays(days));
      };
    }
  }

  static final class Timestamp extends Decoder {
    private static final long FIRST_MICRO = micros(FIRST);
    private static final long LAST_MICRO = micros(LAST.plusDays(1)) - 1;
    private static final long ORIGIN_MICRO = -micros(LocalDate.EPOCH);

    Timestamp(SelectedColumn column, int level) {
      super(column, level);
    }

    @Override
    int width() {
      return Long.BYTES;
    }

    private static long micros(LocalDate date) {
      return Math.multiplyExact(ChronoUnit.DAYS.between(ORIGIN, date), 86_400_000_000L);
    }

    @Override
    void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
      long micros = CopyBatch.int8(bytes, at);
      if (micros < FIRST_MICRO || micros > LAST_MICRO) {
        throw column().doesNotFit(text(micros));
      }
      writer.write(micros + ORIGIN_MICRO, 0, level);
    }

    private static String text(long micros) {
      if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
        return micros > 0 ? "infinity" : "-infinity";
      }
      Instant origin = ORIGIN.atStartOfDay(ZoneOffset.UTC).toInstant();
      return "%s (years 0001 to 9999 do)".formatted(origin.plus(micros, ChronoUnit.MICROS));
    }
  }
}
