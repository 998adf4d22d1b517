package dev.weir.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Makes new inputs of old ones: a few changes, each of a kind that breaks readers. */
final class Mutations {
  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_RUN = 64;
  private static final int MOST_REPEATS = 2000;
  private static final int[] ODD_NUMBERS = {
    0, 1, -1, 2, 127, 128, 255, 256, 0x7FFF, 0x8000, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private final List<byte[]> seeds;
  private final List<byte[]> words;

  Mutations(List<byte[]> seeds, List<String> words) {
    this.seeds = List.copyOf(seeds);
    this.words = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  byte[] next(SplittableRandom random) {
    byte[] input = any(seeds, random);
    for (int changes = random.nextInt(MOST_CHANGES) + 1; changes > 0; changes--) {
      input = changed(input, random);
    }
    return input;
  }

  private byte[] changed(byte[] input, SplittableRandom random) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + 1 + random.nextInt(LONGEST_RUN));
    return switch (random.nextInt(9)) {
      case 0 -> spliced(input, 0, at, new byte[0], input.length);
      case 1 -> spliced(input, 0, at, new byte[0], end);
      case 2 -> spliced(input, 0, end, slice(input, at, end), end);
      case 3 -> spliced(input, 0, at, any(seeds, random), random.nextInt(at, input.length + 1));
      case 4 -> flipped(input, at, random);
      case 5 -> replaced(input, at, new byte[] {(byte) random.nextInt(256)});
      case 6 -> replaced(input, at, oddNumber(random));
      case 7 -> words.isEmpty() ? input : spliced(input, 0, at, any(words, random), at);
      default -> repeated(input, at, Math.min(end, at + 4), random);
    };
  }

  private static byte[] any(List<byte[]> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private static byte[] slice(byte[] input, int from, int to) {
    byte[] slice = new byte[to - from];
    System.arraycopy(input, from, slice, 0, slice.length);
    return slice;
  }

  /** From start to end, then what is put there, then the rest. */
  private static byte[] spliced(byte[] input, int start, int end, byte[] put, int rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, start, end - start);
    bytes.writeBytes(put);
    bytes.write(input, rest, input.length - rest);
    return bytes.toByteArray();
  }

  private static byte[] flipped(byte[] input, int at, SplittableRandom random) {
    byte[] bytes = input.clone();
    if (at < bytes.length) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] replaced(byte[] input, int at, byte[] by) {
    byte[] bytes = input.clone();
    System.arraycopy(by, 0, bytes, at, Math.min(by.length, bytes.length - at));
    return bytes;
  }

  private static byte[] oddNumber(SplittableRandom random) {
    int number = ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
    boolean bigEndian = random.nextBoolean();
    return ByteBuffer.allocate(Integer.BYTES)
        .putInt(bigEndian ? number : Integer.reverseBytes(number))
        .array();
  }

  private static byte[] repeated(byte[] input, int at, int end, SplittableRandom random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int times = random.nextInt(MOST_REPEATS); times > 0; times--) {
      bytes.write(input, at, Math.max(end - at, 0));
    }
    return spliced(input, 0, at, bytes.toByteArray(), at);
  }
}
