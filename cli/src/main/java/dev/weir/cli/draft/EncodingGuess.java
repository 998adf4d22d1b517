package dev.weir.cli.draft;

import dev.weir.pipeline.source.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a document's letters are written, where neither UTF-8 nor a byte order mark says it. */
final class EncodingGuess {
  private static final int START = 200;

  private EncodingGuess() {}

  /** Empty where a pipeline need not say it. */
  static Optional<TextEncoding> of(byte[] sample) {
    if (isMarked(sample)) {
      return Optional.empty();
    }
    // Of letters that most languages have, UTF-16 has a zero in every other byte.
    if (zeros(sample, 1) > START / 8) {
      return Optional.of(TextEncoding.UTF_16LE);
    }
    if (zeros(sample, 0) > START / 8) {
      return Optional.of(TextEncoding.UTF_16BE);
    }
    return isUtf8(sample) ? Optional.empty() : Optional.of(TextEncoding.WINDOWS_1252);
  }

  private static boolean isMarked(byte[] sample) {
    int first = sample.length < 2 ? 0 : (sample[0] & 0xFF) << 8 | (sample[1] & 0xFF);
    return first == 0xFFFE || first == 0xFEFF;
  }

  private static int zeros(byte[] sample, int from) {
    int zeros = 0;
    for (int i = from; i < Math.min(sample.length, START); i += 2) {
      zeros += sample[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** The sample may end within a letter. */
  private static boolean isUtf8(byte[] sample) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer letters = CharBuffer.allocate(sample.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(sample), letters, false);
    return !result.isError();
  }
}
