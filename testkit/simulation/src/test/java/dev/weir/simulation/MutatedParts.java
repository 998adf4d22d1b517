package dev.weir.simulation;

import dev.weir.lake.Lake;
import dev.weir.run.Executions;
import dev.weir.simulation.stack.Parts;
import dev.weir.warehouse.Warehouse;

/** Parts of which one is another. */
class MutatedParts implements Parts {
  private final Parts right;

  MutatedParts(Parts right) {
    this.right = right;
  }

  @Override
  public Lake lake() {
    return right.lake();
  }

  @Override
  public Warehouse warehouse() {
    return right.warehouse();
  }

  @Override
  public Executions executions(Executions real) {
    return right.executions(real);
  }
}
