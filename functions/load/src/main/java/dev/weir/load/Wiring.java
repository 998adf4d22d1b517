package dev.weir.load;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.choice.Warehouses;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(LoadService service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    Warehouse warehouse = Warehouses.of(world.secrets(), clients, world.scratch());
    return new Wiring(new LoadService(world.lake(), warehouse, log), new Border(log));
  }
}
