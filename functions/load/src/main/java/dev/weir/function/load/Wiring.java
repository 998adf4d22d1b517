package dev.weir.function.load;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.choice.Warehouses;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static LoadService service(FunctionEnvironment world, Events log) {
    Warehouse warehouse =
        Warehouses.of(world.secrets(), world.clients(), world.scratch().make().path());
    return new LoadService(world.lake(), warehouse, log);
  }
}
