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
 * The lines of a UTF-8 document, ended by LF or CRLF; in a document whose first line ends in a lone
 * CR, by that too. A line beyond the limit is cut, and the rest of it skipped, so that memory stays
 * bounded.
 */
public final class Lines {
  private static final int BUFFER = 64 << 10;

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private final int maxBytes;
  private final Deque<Line> returned = new ArrayDeque<>();
  private final boolean returns;
  private long number;
  private int position;
  private int filled;

  public Lines(InputStream input, int maxBytes) throws IOException {
    this.input = input;
    this.maxBytes = maxBytes;
    filled = input.readNBytes(buffer, 0, BUFFER);
    returns = endsInReturn();
  }

  /**
   * @param bytes with the line's end
   * @param length without it
   * @param cut whether it was longer than the limit
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(long number, byte[] bytes, int length, boolean cut) {
    /** Without the line's end; null if it is not UTF-8. */
    public @Nullable String text() {
      return strictText(bytes, length);
    }

    /** LF, CRLF, CR or nothing. */
    String end() {
      return new String(bytes, length, bytes.length - length, StandardCharsets.US_ASCII);
    }

    /** For people: what is not UTF-8 is replaced. */
    public String shown() {
      return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
  }

  private static @Nullable String strictText(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : decoded(bytes, length);
  }

  /** Tells what was replaced from what was written. */
  private static @Nullable String decoded(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** Whether the first line does. A LF behind any number of CRs is the end of a line by LF. */
  private boolean endsInReturn() {
    int at = 0;
    while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    int behind = at;
    while (behind < filled && buffer[behind] == '\r') {
      behind++;
    }
    return behind > at && (behind < filled ? buffer[behind] != '\n' : filled < BUFFER);
  }

  /** The next line, or null after the last. */
  public @Nullable Line next() throws IOException {
    if (!returned.isEmpty()) {
      return returned.removeFirst();
    }
    if (!fill()) {
      return null;
    }
    int end = end();
    boolean whole = end < filled && (buffer[end] == '\n' || end + 1 < filled);
    return whole && end - position <= maxBytes ? within(end) : across();
  }

  /** Where the line ends in the buffer, or the buffer's end. */
  private int end() {
    int end = position;
    if (returns) {
      while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
    } else {
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
    }
    return end;
  }

  private Line within(int end) {
    int next = end + 1;
    if (buffer[end] == '\r' && buffer[next] == '\n') {
      next++;
    }
    byte[] bytes = Arrays.copyOfRange(buffer, position, next);
    position = next;
    return line(bytes, false);
  }

  private Line across() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean cut = false;
    boolean ended = false;
    while (!ended && fill()) {
      int end = end();
      ended = end < filled;
      int kept = Math.min(end - position, maxBytes - bytes.size());
      cut |= kept < end - position;
      bytes.write(buffer, position, kept);
      position = end;
    }
    if (ended) {
      byte mark = buffer[position++];
      bytes.write(mark);
      if (mark == '\r' && fill() && buffer[position] == '\n') {
        bytes.write(buffer[position++]);
      }
    }
    return line(bytes.toByteArray(), cut);
  }

  private Line line(byte[] bytes, boolean cut) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    } else if (returns && length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return new Line(++number, bytes, length, cut);
  }

  /** As many lines as were read. */
  long read() {
    return number;
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
