package dev.weir.simulation.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where COPY reads. */
@FunctionalInterface
public interface CopySource {
  /**
   * @param manifest its address
   * @return the rows of its files, in order
   * @throws dev.weir.simulation.sql.SqlFailure if something of it is not there
   */
  List<List<@Nullable Object>> rows(String manifest);
}
