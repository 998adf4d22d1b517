package dev.weir.warehouse;

import dev.weir.pipeline.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the runs of a pipeline left the cursors of its tables. */
@FunctionalInterface
public interface CursorLedger {
  /**
   * As the ledgers have them, of one moment. A table into which no run of the pipeline has
   * published anything is not there; one whose runs noted no cursors has none.
   *
   * @param tables at least one
   */
  Map<TableName, Optional<String>> cursors(String pipeline, List<TableName> tables);
}
