package dev.weir.records.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 document, ended by LF or CRLF. A line beyond the limit is cut, and the rest
 * of it skipped, so that memory stays bounded.
 */
public final class Lines {
  private static final int BUFFER = 64 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private final int maxBytes;
  private final Deque<Line> returned = new ArrayDeque<>();
  private long number;
  private int position;
  private int filled;

  public Lines(InputStream input, int maxBytes) throws IOException {
    this.input = input;
    this.maxBytes = maxBytes;
    byte[] start = input.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
      System.arraycopy(start, 0, buffer, 0, start.length);
      filled = start.length;
    }
  }

  /**
   * @param bytes with the line's end
   * @param cut whether it was longer than the limit
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(long number, byte[] bytes, boolean cut) {
    /** Without the line's end. */
    int length() {
      int length = bytes.length;
      if (length > 0 && bytes[length - 1] == '\n') {
        length--;
        if (length > 0 && bytes[length - 1] == '\r') {
          length--;
        }
      }
      return length;
    }

    /** Without the line's end; null if it is not UTF-8. */
    public @Nullable String text() {
      return strictText(bytes, length());
    }

    /** For people: what is not UTF-8 is replaced. */
    public String shown() {
      return new String(bytes, 0, length(), StandardCharsets.UTF_8);
    }
  }

  static @Nullable String strictText(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** The next line, or null after the last. */
  public @Nullable Line next() throws IOException {
    if (!returned.isEmpty()) {
      return returned.removeFirst();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean cut = false;
    boolean ended = false;
    while (!ended && fill()) {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      ended = end < filled;
      int kept = Math.min(end - position, maxBytes - bytes.size());
      cut |= kept < end - position;
      bytes.write(buffer, position, kept);
      position = end;
    }
    if (ended) {
      bytes.write(buffer[position++]);
    }
    return bytes.size() == 0 ? null : new Line(++number, bytes.toByteArray(), cut);
  }

  /** Takes lines back, to be given again in this order. */
  void giveBack(List<Line> lines) {
    lines.reversed().forEach(returned::addFirst);
  }

  private boolean fill() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(input.read(buffer), 0);
    }
    return filled > 0;
  }
}
