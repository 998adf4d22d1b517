package dev.weir.laptop.lock;

import java.io.IOException;
import java.nio.file.Path;

/** Says whether a lock is held. */
final class AskOnce {
  private AskOnce() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println(LifeLock.isHeld(Path.of(arguments[0])) ? "held" : "free");
  }
}
