package dev.weir.statemachine.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;

/** Calls Lambda handlers that live in this process. */
public final class LambdaInvoker implements FunctionInvoker {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Of causes within causes, so that a message stays small. */
  private static final int MAX_CAUSES = 8;

  /** Frames of each. */
  private static final int MAX_FRAMES = 16;

  private final Map<String, RequestStreamHandler> handlers;

  /**
   * @param handlers by function name
   */
  public LambdaInvoker(Map<String, RequestStreamHandler> handlers) {
    this.handlers = Map.copyOf(handlers);
  }

  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws FunctionError {
    RequestStreamHandler handler = handlers.get(functionName);
    if (handler == null) {
      throw new FunctionError(
          "Lambda.ResourceNotFoundException",
          "Function not found: "
              + functionName
              + "; functions: "
              + new TreeSet<>(handlers.keySet()),
          null);
    }
    return parse(functionName, call(handler, functionName, payload));
  }

  /** Whatever a handler throws ends only its call, as on Lambda. */
  @SuppressWarnings("CatchingUnchecked")
  private static byte[] call(RequestStreamHandler handler, String functionName, JsonNode payload)
      throws FunctionError {
    byte[] request = payload.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(request), response, new LambdaContext(functionName));
      return response.toByteArray();
    } catch (Throwable e) {
      throw new FunctionError(e.getClass().getName(), describe(e, 0).toString(), e);
    }
  }

  private static ObjectNode describe(Throwable thrown, int depth) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("errorMessage", thrown.getMessage());
    error.put("errorType", thrown.getClass().getName());
    StackTraceElement[] frames = thrown.getStackTrace();
    var trace = error.putArray("stackTrace");
    for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
      trace.add(frames[i].toString());
    }
    if (thrown.getCause() != null && depth < MAX_CAUSES) {
      error.set("cause", describe(thrown.getCause(), depth + 1));
    }
    return error;
  }

  private static JsonNode parse(String functionName, byte[] response) throws FunctionError {
    if (response.length == 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    try {
      return MAPPER.readTree(new String(response, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new FunctionError(
          "Lambda.Unknown", "The answer of " + functionName + " is not JSON: " + e.getMessage(), e);
    }
  }
}
