package dev.weir.postgres.source.decode;

import dev.weir.schema.ColumnType.Decimal;
import dev.weir.text.Excerpt;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Turns numeric into the big-endian unscaled number that Parquet's decimal is, exactly or not at
 * all.
 *
 * <p>It comes as: count of digits, weight of the first, sign, digits shown after the point, then
 * digits to the base 10,000, without zeros at either end; each 16 bits.
 */
final class NumericDecoder extends Decoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int POSITIVE = 0x0000;
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int HEADER_BYTES = 8;
  private static final int BASE = 10_000;
  private static final int[] POWERS = {1, 10, 100, 1000, BASE};
  private static final int SHOWN_CHARACTERS = 80;

  private final int precision;
  private final int scale;
  private final int width;
  private final byte[] buffer = new byte[16];
  private long high;
  private long low;

  NumericDecoder(SelectedColumn column, int level) {
    super(column, level);
    Decimal type = (Decimal) column.type();
    this.precision = type.precision();
    this.scale = type.scale();
    this.width = BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
  }

  @Override
  void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
    if (length < HEADER_BYTES || length != HEADER_BYTES + CopyBatch.int2(bytes, at) * Short.BYTES) {
      throw column().notExpected("a number has %d bytes".formatted(length));
    }
    int sign = CopyBatch.int2(bytes, at + 4) & 0xFFFF;
    if ((sign != POSITIVE && sign != NEGATIVE) || !read(bytes, at)) {
      throw column().doesNotFit(text(bytes, at));
    }
    if (sign == NEGATIVE) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    LONG.set(buffer, 0, high);
    LONG.set(buffer, Long.BYTES, low);
    writer.write(Binary.fromReusedByteArray(buffer, buffer.length - width, width), 0, level);
  }

  /** Leaves the unscaled number in high and low. Returns false if it does not fit exactly. */
  private boolean read(byte[] bytes, int at) {
    high = 0;
    low = 0;
    int count = CopyBatch.int2(bytes, at);
    if (count == 0) {
      return true;
    }
    int weight = CopyBatch.int2(bytes, at + 2);
    // Decimal digits that the last group has within the scale: below 1 they would be lost.
    int kept = scale - 4 * (count - 1 - weight - 1);
    if (kept < 1 || decimals(digit(bytes, at, 0)) + 4 * weight + scale > precision) {
      return false;
    }
    for (int i = 0; i < count - 1; i++) {
      append(BASE, digit(bytes, at, i));
    }
    int last = digit(bytes, at, count - 1);
    int dropped = POWERS[Math.max(4 - kept, 0)];
    if (last % dropped != 0) {
      return false;
    }
    append(BASE / dropped, last / dropped);
    for (int zeros = kept - 4; zeros > 0; zeros -= 4) {
      append(POWERS[Math.min(zeros, 4)], 0);
    }
    return true;
  }

  /** The number so far, times the factor, plus the digit: within 127 bits, as was checked. */
  private void append(int factor, int digit) {
    long product = low * factor;
    long carried = Math.unsignedMultiplyHigh(low, factor);
    low = product + digit;
    high = high * factor + carried + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
  }

  private int digit(byte[] bytes, int at, int index) {
    int digit = CopyBatch.int2(bytes, at + HEADER_BYTES + index * Short.BYTES);
    if (digit < 0 || digit >= BASE) {
      throw column().notExpected("a number has the digit %d to the base 10,000".formatted(digit));
    }
    return digit;
  }

  private static int decimals(int digit) {
    return digit >= 1000 ? 4 : digit >= 100 ? 3 : digit >= 10 ? 2 : 1;
  }

  private String text(byte[] bytes, int at) {
    int sign = CopyBatch.int2(bytes, at + 4) & 0xFFFF;
    if (sign != POSITIVE && sign != NEGATIVE) {
      return sign == NAN ? "NaN" : sign == INFINITY ? "Infinity" : "-Infinity";
    }
    BigInteger digits = BigInteger.ZERO;
    int count = CopyBatch.int2(bytes, at);
    for (int i = 0; i < count; i++) {
      digits =
          digits.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(digit(bytes, at, i)));
    }
    int fraction = 4 * (count - 1 - CopyBatch.int2(bytes, at + 2));
    BigDecimal value =
        new BigDecimal(sign == NEGATIVE ? digits.negate() : digits, fraction).stripTrailingZeros();
    return Excerpt.of(value.toPlainString(), SHOWN_CHARACTERS);
  }
}
