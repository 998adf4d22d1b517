package dev.weir.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.json.Json;
import dev.weir.run.RunId;

/**
 * What an execution of the state machine is started with.
 *
 * @param full whether sources of which runs read what is new are read as a whole
 */
public record RunInput(RunId run, int attempt, boolean full) {
  /** One that reads what is new, where the pipeline says so. */
  public RunInput(RunId run, int attempt) {
    this(run, attempt, false);
  }

  public ObjectNode json() {
    ObjectNode input = Json.mapper().createObjectNode();
    input.put("pipeline", run.pipeline()).put("runId", run.value()).put("attempt", attempt);
    return full ? input.put("full", true) : input;
  }
}
