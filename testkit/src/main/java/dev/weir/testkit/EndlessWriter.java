package dev.weir.testkit;

import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;

/** Writes large objects until it is killed, and prints a line after each. */
public final class EndlessWriter {
  static final LakeKey PREFIX = LakeKey.of("runs/endless");
  static final int BYTES = 4_000_000;
  static final String WROTE = "wrote";

  private EndlessWriter() {}

  /** Never returns. */
  public static void run(Lake lake) {
    byte[] content = new byte[BYTES];
    for (int number = 0; true; number++) {
      lake.put(PREFIX.resolve("part-" + number), content);
      System.out.println(WROTE);
    }
  }
}
