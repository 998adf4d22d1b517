package dev.weir.time;

import java.time.Duration;
import java.time.InstantSource;

/** Time and chance, which a simulation replaces. Thread-safe. */
public interface Time extends InstantSource {
  void sleep(Duration duration) throws InterruptedException;

  /** From 0 (inclusive) to 1 (exclusive). */
  double random();
}
