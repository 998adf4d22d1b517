package dev.weir.statemachine.timing;

import java.time.Duration;

/** Something that runs beside the one who started it. */
public interface Work {
  /** Asks it to end: what it waits for throws an {@link InterruptedException}. */
  void interrupt();

  /** Waits for its end, for so long at most. */
  void join(Duration patience) throws InterruptedException;
}
