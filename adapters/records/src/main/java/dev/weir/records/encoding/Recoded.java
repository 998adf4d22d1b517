package dev.weir.records.encoding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Makes UTF-8 of another encoding. What is not of that encoding ends the stream by an error. */
final class Recoded extends FilterInputStream {
  private static final int BUFFER = 32 << 10;
  private static final int MOST_BYTES = 3;

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER);
  private final ByteBuffer utf8 = ByteBuffer.allocate(BUFFER * MOST_BYTES).flip();

  /** Bytes before the buffer. */
  private long before;

  private boolean ended;

  /**
   * @param skipped bytes that were read before
   */
  Recoded(InputStream input, Charset charset, int skipped) {
    super(input);
    this.charset = charset;
    this.before = skipped;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return refilled() ? utf8.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!refilled()) {
      return -1;
    }
    int read = Math.min(length, utf8.remaining());
    utf8.get(target, offset, read);
    return read;
  }

  private boolean refilled() throws IOException {
    while (!utf8.hasRemaining() && !ended) {
      decode();
      utf8.clear();
      encoder.encode(chars.flip(), utf8, ended);
      utf8.flip();
      chars.compact();
    }
    return utf8.hasRemaining();
  }

  private void decode() throws IOException {
    before += bytes.position();
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
    CoderResult result = decoder.decode(bytes, chars, read < 0);
    if (result.isError()) {
      throw malformed(result.length());
    }
    ended = read < 0 && !bytes.hasRemaining();
  }

  private Undecodable malformed(int length) {
    byte[] found = new byte[Math.min(length, bytes.remaining())];
    bytes.get(bytes.position(), found);
    return new Undecodable(
        "its byte %d is 0x%s, which is not %s"
            .formatted(
                before + bytes.position() + 1,
                HexFormat.of().withUpperCase().formatHex(found),
                charset.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
