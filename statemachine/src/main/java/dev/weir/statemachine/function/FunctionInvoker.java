package dev.weir.statemachine.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Calls a function by name. Thread-safe; an interrupt asks a call to end. */
@FunctionalInterface
public interface FunctionInvoker {
  /** Lambda's longest: what takes longer is ended. */
  Duration LONGEST = Duration.ofMinutes(15);

  /**
   * @return what the function answered
   */
  JsonNode invoke(String functionName, JsonNode payload) throws FunctionError;
}
