package dev.weir.transform;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(TransformService service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    TransformService service =
        new TransformService(world.lake(), log, world::scratch, DuckDbSettings.of(environment));
    return new Wiring(service, new Border(log));
  }
}
