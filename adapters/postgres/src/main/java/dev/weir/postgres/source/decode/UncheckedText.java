package dev.weir.postgres.source.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Text of a database that does not know its encoding: any bytes may come, UTF-8 is taken. */
final class UncheckedText extends Decoder {
  private static final int SHOWN_BYTES = 40;

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  UncheckedText(SelectedColumn column, int level) {
    super(column, level);
  }

  @Override
  void value(byte[] bytes, int at, int length, ColumnWriter writer, int level) {
    if (!isAscii(bytes, at, length) && !isUtf8(bytes, at, length)) {
      throw column()
          .notUtf8(HexFormat.of().formatHex(bytes, at, at + Math.min(length, SHOWN_BYTES)));
    }
    writer.write(Binary.fromReusedByteArray(bytes, at, length), 0, level);
  }

  private static boolean isAscii(byte[] bytes, int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isUtf8(byte[] bytes, int at, int length) {
    try {
      utf8.decode(ByteBuffer.wrap(bytes, at, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
