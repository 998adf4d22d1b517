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
   * The ledger says that the run is published, as far as it may be.
   *
   * @param tables at least one, in table-name order
   * @param overtaken the other targets, in table-name order: of a run that is taken up again after
   *     a newer one, all but those that append
   */
  record Done(List<PublishedTable> tables, List<OvertakenTable> overtaken) implements Progress {
    public Done {
      tables = List.copyOf(tables);
      overtaken = List.copyOf(overtaken);
    }
  }
}
