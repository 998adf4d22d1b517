package dev.weir.warehouse;

import java.time.Duration;
import java.util.List;

/** Where a publication stands. */
public sealed interface Progress {
  /**
   * One step is done; call again at once.
   *
   * @param step what was done, for people
   */
  record Running(String step) implements Progress {}

  /** Somebody else was in the way; call again later. */
  record Retry(Duration after, String reason) implements Progress {}

  /**
   * The ledger says that the run is published.
   *
   * @param tables one per target, in table-name order
   */
  record Done(List<PublishedTable> tables) implements Progress {
    public Done {
      tables = List.copyOf(tables);
    }
  }
}
