package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.expression.QueryEvaluationException;
import dev.weir.statemachine.expression.Template;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.State;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Evaluates the templates of one visit to a state. What is wrong becomes the state's failure, and
 * an event.
 */
final class Evaluation {
  /** Of a state's input, arguments, result and output, as UTF-8 text. */
  static final int MAX_BYTES = 256 * 1024;

  private final State state;
  private final Strand strand;
  private final long enteredAt;

  /** To be made when the state's entry is the last event. */
  Evaluation(State state, Strand strand) {
    this.state = state;
    this.strand = strand;
    this.enteredAt = strand.lastId();
  }

  JsonNode value(Template template, Map<String, JsonNode> variables) throws StateFailure {
    try {
      return template.evaluate(variables);
    } catch (QueryEvaluationException e) {
      throw failure(e.problem());
    }
  }

  int wholeNumber(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
      throw unexpected(field, "a whole number from 0", value);
    }
    return value.asInt();
  }

  boolean truth(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isBoolean()) {
      throw unexpected(field, "true or false", value);
    }
    return value.asBoolean();
  }

  String text(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isTextual()) {
      throw unexpected(field, "a text", value);
    }
    return value.asText();
  }

  ArrayNode array(String field, JsonNode value) throws StateFailure {
    if (value instanceof ArrayNode array) {
      return array;
    }
    throw unexpected(field, "an array", value);
  }

  ObjectNode object(Template.Members members, Map<String, JsonNode> variables) throws StateFailure {
    return (ObjectNode) value(members, variables);
  }

  /** Refuses a value that Step Functions would not carry. */
  JsonNode limited(String what, JsonNode value) throws StateFailure {
    int bytes = value.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new StateFailure(
          state.name(),
          ErrorNames.DATA_LIMIT,
          "The state '%s' has %s of %s bytes; the limit is %s. Pass a pointer into the lake instead."
              .formatted(state.name(), what, bytes, MAX_BYTES),
          null);
    }
    return value;
  }

  private StateFailure unexpected(String field, String expected, JsonNode value) {
    return failure(
        "The field '%s' returned an unexpected result type. Expected %s, but was: %s"
            .formatted(field, expected, value));
  }

  private StateFailure failure(String problem) {
    StateFailure failure =
        new StateFailure(
            state.name(),
            ErrorNames.QUERY_EVALUATION,
            "An error occurred while executing the state '%s' (entered at the event id #%s). %s"
                .formatted(state.name(), enteredAt, problem),
            null);
    strand.failed("EvaluationFailed", failure);
    return failure;
  }
}
