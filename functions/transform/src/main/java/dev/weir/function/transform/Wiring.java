package dev.weir.function.transform;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.events.Events;
import java.util.HashMap;
import java.util.Map;

/** What the function is made of on AWS. */
final class Wiring {
  /** Set by Lambda: the function's memory, in MB. */
  private static final String FUNCTION_MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

  private Wiring() {}

  static TransformService service(FunctionEnvironment world, Events log) {
    return new TransformService(world.lake(), world.scratch(), log, settings(world.variables()));
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
