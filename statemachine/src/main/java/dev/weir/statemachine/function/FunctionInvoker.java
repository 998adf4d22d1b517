package dev.weir.statemachine.function;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls a function by name. Thread-safe; an interrupt asks a call to end. */
@FunctionalInterface
public interface FunctionInvoker {
  /**
   * @return what the function answered
   */
  JsonNode invoke(String functionName, JsonNode payload) throws FunctionError;
}
