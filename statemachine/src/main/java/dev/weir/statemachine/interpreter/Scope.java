package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What the expressions of a sequence of states can see: its variables, those around it, and the
 * context object. An iteration has a scope of its own; what it assigns ends with it.
 */
final class Scope {
  private final Map<String, JsonNode> variables;
  private final ObjectNode context;

  private Scope(Map<String, JsonNode> variables, ObjectNode context) {
    this.variables = new HashMap<>(variables);
    this.context = context.deepCopy();
  }

  static Scope of(ObjectNode context) {
    return new Scope(Map.of(), context);
  }

  /** The scope of a Map's item. The definition's check keeps it from assigning outer variables. */
  Scope iteration(int index, JsonNode item) {
    Scope scope = new Scope(variables, context);
    scope.context.putObject("Map").putObject("Item").put("Index", index).set("Value", item);
    return scope;
  }

  /** States the state that is running, in the context object. */
  ObjectNode context(String field) {
    return context.withObject("/" + field);
  }

  void assign(ObjectNode values) {
    values.properties().forEach(e -> variables.put(e.getKey(), e.getValue()));
  }

  /** What an expression sees that may read a state's input. */
  Map<String, JsonNode> forInput(JsonNode input) {
    return with(states(input));
  }

  Map<String, JsonNode> forResult(JsonNode input, JsonNode result) {
    return with(states(input).set("result", result));
  }

  Map<String, JsonNode> forError(JsonNode input, JsonNode errorOutput) {
    return with(states(input).set("errorOutput", errorOutput));
  }

  private ObjectNode states(JsonNode input) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    states.set("input", input);
    states.set("context", context);
    return states;
  }

  private Map<String, JsonNode> with(JsonNode states) {
    Map<String, JsonNode> all = new HashMap<>(variables);
    all.put("states", states);
    return all;
  }
}
