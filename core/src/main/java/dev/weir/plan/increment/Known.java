package dev.weir.plan.increment;

import dev.weir.increment.CursorBounds;
import dev.weir.pipeline.TableName;
import java.util.Map;
import java.util.Optional;

/**
 * What sources and ledgers say when a run is planned.
 *
 * @param bounds by source
 * @param cursors of the run before, as the ledger of each table has them: empty where its runs
 *     noted none; a table into which no run of the pipeline has published anything is not there
 * @param full whether the sources are read from the beginning all the same
 */
public record Known(
    Map<String, CursorBounds> bounds, Map<TableName, Optional<String>> cursors, boolean full) {
  /** Of a pipeline whose sources are read as a whole. */
  public static final Known NOTHING = new Known(Map.of(), Map.of(), false);

  public Known {
    bounds = Map.copyOf(bounds);
    cursors = Map.copyOf(cursors);
  }
}
