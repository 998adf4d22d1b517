package dev.weir.function.extractapi;

import java.time.Duration;

/** Waits between two tries. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
