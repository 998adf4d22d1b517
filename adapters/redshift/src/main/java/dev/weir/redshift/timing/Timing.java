package dev.weir.redshift.timing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Everything that the adapter knows of time and chance. Thread-safe. */
public interface Timing {
  InstantSource clock();

  void sleep(Duration duration) throws InterruptedException;

  /** From 0 (inclusive) to 1 (exclusive). */
  double random();

  /** The machine's. */
  static Timing system() {
    return new Timing() {
      @Override
      public InstantSource clock() {
        return InstantSource.system();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }

      @Override
      public double random() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
