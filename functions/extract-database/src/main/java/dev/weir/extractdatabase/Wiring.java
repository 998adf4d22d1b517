package dev.weir.extractdatabase;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.database.choice.Databases;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import dev.weir.parquet.WriterSettings;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(ExtractDatabase service, Border border) {
  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    Databases databases = new Databases(world.secrets(), WriterSettings.of(environment));
    ExtractDatabase service = new ExtractDatabase(world.lake(), databases, log, world::scratch);
    return new Wiring(service, new Border(log));
  }
}
