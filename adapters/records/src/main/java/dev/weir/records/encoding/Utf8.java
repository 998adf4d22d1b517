package dev.weir.records.encoding;

import dev.weir.pipeline.source.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A document in UTF-8 without a byte order mark, whatever it was written in. */
public final class Utf8 {
  private static final int LONGEST_MARK = 3;

  private Utf8() {}

  /**
   * @param written what the pipeline says; a byte order mark says more
   * @throws Undecodable here or from the stream
   */
  public static InputStream of(InputStream document, Optional<TextEncoding> written)
      throws IOException {
    PushbackInputStream rest = new PushbackInputStream(document, LONGEST_MARK);
    byte[] start = rest.readNBytes(LONGEST_MARK);
    Optional<Mark> mark = Mark.of(start);
    int length = mark.map(Mark::length).orElse(0);
    rest.unread(start, length, start.length - length);
    Charset charset =
        mark.map(Mark::charset)
            .or(() -> written.map(TextEncoding::charset))
            .orElse(StandardCharsets.UTF_8);
    if (charset.equals(StandardCharsets.UTF_16) && start.length > 0) {
      throw new Undecodable(
          "it has no byte order mark, which utf-16 needs: write utf-16le or utf-16be");
    }
    return charset.equals(StandardCharsets.UTF_8) ? rest : new Recoded(rest, charset, length);
  }

  private record Mark(Charset charset, int length) {
    static Optional<Mark> of(byte[] start) {
      int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
      return switch (first) {
        case 0xFFFE -> Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
        case 0xFEFF -> Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
        case 0xEFBB ->
            start.length > 2 && start[2] == (byte) 0xBF
                ? Optional.of(new Mark(StandardCharsets.UTF_8, LONGEST_MARK))
                : Optional.empty();
        default -> Optional.empty();
      };
    }
  }
}
