package dev.weir.warehouse;

import dev.weir.pipeline.TableName;
import java.util.List;
import java.util.Map;

/** Where the runs of a pipeline left the cursors of its tables. */
@FunctionalInterface
public interface CursorLedger {
  /**
   * As the ledgers have them, of one moment. A table that no run of the pipeline has noted cursors
   * for is not there.
   *
   * @param tables at least one
   */
  Map<TableName, String> cursors(String pipeline, List<TableName> tables);
}
