package dev.weir.laptop.lock;

import java.io.IOException;
import java.nio.file.Path;

/** Holds a lock until it is killed or its input ends. */
final class HoldAndWait {
  private HoldAndWait() {}

  public static void main(String[] arguments) throws IOException {
    try (LifeLock _ = LifeLock.take(Path.of(arguments[0])).orElseThrow()) {
      System.out.println("held");
      while (System.in.read() >= 0) {
        // The test decides when it is over.
      }
    }
  }
}
