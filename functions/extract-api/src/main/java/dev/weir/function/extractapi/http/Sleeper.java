package dev.weir.function.extractapi.http;

import java.time.Duration;

/** Waits between two tries. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
