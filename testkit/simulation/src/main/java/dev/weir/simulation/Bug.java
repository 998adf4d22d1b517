package dev.weir.simulation;

import dev.weir.lake.Lake;
import dev.weir.simulation.stack.Parts;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Something wrong, put between Weir and its surroundings. */
public interface Bug {
  Bug NONE = new Bug() {};

  default Lake lake(Lake right) {
    return right;
  }

  default RedshiftDataClient dataApi(RedshiftDataClient right) {
    return right;
  }

  default Parts parts(Parts right) {
    return right;
  }
}
