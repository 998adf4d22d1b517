package dev.weir.function.query;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.events.Events;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.choice.Warehouses;

/** What the function is made of on AWS. */
final class Wiring {
  private Wiring() {}

  static QueryService service(FunctionEnvironment world, Events log) {
    PipelineCatalog catalog = new PipelineCatalog(world.pipelines());
    Warehouse warehouse =
        Warehouses.of(world.secrets(), world.clients(), world.scratch().make().path());
    return new QueryService(name -> catalog.read(name).pipeline(), warehouse);
  }
}
