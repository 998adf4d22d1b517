package dev.weir.laptop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.execution.FunctionFailure;
import dev.weir.secrets.Mask;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;

/**
 * Whatever a function says when it fails goes into history, status, report and terminal: here the
 * secrets of all connections are taken out of it, whoever put them in.
 */
record MaskedInvoker(FunctionInvoker functions, Mask mask) implements FunctionInvoker {
  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws FunctionError {
    try {
      return functions.invoke(functionName, payload);
    } catch (FunctionError e) {
      String said = String.valueOf(e.getMessage());
      String masked = mask.of(said);
      if (masked.equals(said)) {
        throw e;
      }
      throw new FunctionError(e.error(), masked, FunctionFailure.of(masked).thrown().orElse(null));
    }
  }
}
