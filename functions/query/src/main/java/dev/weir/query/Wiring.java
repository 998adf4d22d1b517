package dev.weir.query;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.choice.Warehouses;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(QueryService service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    PipelineCatalog catalog = new PipelineCatalog(world.pipelines());
    Warehouse warehouse = Warehouses.of(world.secrets(), clients, world.scratch());
    QueryService service = new QueryService(name -> catalog.read(name).pipeline(), warehouse);
    return new Wiring(service, new Border(log));
  }
}
