package dev.weir.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Makes an input that fails smaller: leaves out pieces, large ones first, as long as it fails. */
final class Smaller {
  private static final int MOST_TRIES = 500;

  private final Predicate<byte[]> fails;
  private byte[] input;
  private int tries;

  private Smaller(byte[] input, Predicate<byte[]> fails) {
    this.input = input;
    this.fails = fails;
  }

  static byte[] of(byte[] input, Predicate<byte[]> fails) {
    return new Smaller(input, fails).made();
  }

  private byte[] made() {
    for (int piece = Math.max(input.length / 2, 1); piece > 0; piece /= 2) {
      int at = 0;
      while (at < input.length && tries++ < MOST_TRIES) {
        byte[] without = without(at, Math.min(piece, input.length - at));
        if (fails.test(without)) {
          input = without;
        } else {
          at += piece;
        }
      }
    }
    return input;
  }

  private byte[] without(int at, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, 0, at);
    bytes.write(input, at + length, input.length - at - length);
    return bytes.toByteArray();
  }
}
