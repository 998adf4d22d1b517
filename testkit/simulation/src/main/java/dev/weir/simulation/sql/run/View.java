package dev.weir.simulation.sql.run;

import dev.weir.simulation.sql.TableRef;
import java.time.Instant;

/** What a statement sees of the database. */
public interface View {
  /**
   * @throws dev.weir.simulation.sql.SqlFailure if there is no such table
   */
  Relation relation(TableRef table);

  /** What getdate() gives. */
  Instant now();
}
