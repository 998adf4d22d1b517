package dev.weir.transform;

import dev.weir.aws.AwsClients;
import dev.weir.aws.FunctionEnvironment;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.lambda.Border;
import dev.weir.lambda.LogEvents;
import java.util.HashMap;
import java.util.Map;

/** What the function is made of on AWS. */
record Wiring(TransformService service, Border border) {
  /** Set by Lambda: the function's memory, in MB. */
  private static final String FUNCTION_MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

  static Wiring fromEnvironment() {
    return of(System.getenv(), AwsClients.fromProcess());
  }

  static Wiring of(Map<String, String> environment, AwsClients clients) {
    FunctionEnvironment world = new FunctionEnvironment(environment, clients);
    LogEvents log = LogEvents.of(environment);
    TransformService service =
        new TransformService(world.lake(), log, world::scratch, settings(environment));
    return new Wiring(service, new Border(log));
  }

  /**
   * With half of the function's memory, where no size is set: the rest is Java's, and what DuckDB
   * needs beyond its buffers.
   */
  static DuckDbSettings settings(Map<String, String> environment) {
    Map<String, String> given = new HashMap<>(environment);
    String memory = environment.getOrDefault(FUNCTION_MEMORY, "");
    if (!memory.isEmpty()) {
      given.putIfAbsent(DuckDbSettings.MEMORY, Integer.parseInt(memory) / 2 + "MB");
    }
    return DuckDbSettings.of(given);
  }
}
