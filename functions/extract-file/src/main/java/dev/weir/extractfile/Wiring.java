package dev.weir.extractfile;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import dev.weir.records.Limits;
import java.time.Clock;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(ExtractFile service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    ExtractFile service =
        new ExtractFile(
            world.lake(), world.folders(), world.scratch(), log, Clock.systemUTC(), Limits.DEFAULT);
    return new Wiring(service, new Border(log));
  }
}
