package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.expression.QueryEvaluationException;
import dev.weir.statemachine.expression.Template;
import dev.weir.statemachine.language.ErrorNames;
import dev.weir.statemachine.language.State;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

  private Evaluation(State state, Strand strand, long enteredAt) {
    this.state = state;
    this.strand = strand;
    this.enteredAt = enteredAt;
  }

  /** To be made when the state's entry is the last event. */
  static Evaluation of(State state, Strand strand) {
    return new Evaluation(state, strand, strand.lastId());
  }

  /** For another line of events, which another thread may write. */
  Evaluation on(Strand line) {
    return new Evaluation(state, line, enteredAt);
  }

  JsonNode value(Template template, Map<String, JsonNode> variables) throws StateFailure {
    try {
      return template.evaluate(variables);
    } catch (QueryEvaluationException e) {
      throw failure(e.problem(), e.field());
    }
  }

  int wholeNumber(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
      throw unexpected(field, template, "a whole number from 0", value);
    }
    return value.asInt();
  }

  boolean truth(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isBoolean()) {
      throw unexpected(field, template, "true or false", value);
    }
    return value.asBoolean();
  }

  String text(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (!value.isTextual()) {
      throw unexpected(field, template, "a text", value);
    }
    return value.asText();
  }

  ArrayNode array(String field, Template template, Map<String, JsonNode> variables)
      throws StateFailure {
    JsonNode value = value(template, variables);
    if (value instanceof ArrayNode array) {
      return array;
    }
    throw unexpected(field, template, "'array'", value);
  }

  /** A Map's input, where it has no {@code Items}. */
  ArrayNode items(JsonNode input) throws StateFailure {
    if (input instanceof ArrayNode array) {
      return array;
    }
    throw failure("Map state input must be an array but was: " + input, "");
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

  private StateFailure unexpected(
      String field, Template template, String expected, JsonNode value) {
    return failure(
        "%s returned an unexpected result type. Expected %s, but was '%s' for value: %s"
            .formatted(
                template.described(field),
                expected,
                value.getNodeType().name().toLowerCase(Locale.ROOT),
                value),
        field);
  }

  /** A failure that nothing retries or catches. */
  StateFailure runtime(String problem) {
    return failed(ErrorNames.RUNTIME, problem);
  }

  private StateFailure failed(String error, String problem) {
    String cause =
        "An error occurred while executing the state '%s' (entered at the event id #%s). %s"
            .formatted(state.name(), enteredAt, problem);
    return new StateFailure(state.name(), error, cause, null);
  }

  /**
   * @param location the field, if it is one
   */
  private StateFailure failure(String problem, String location) {
    StateFailure failure = failed(ErrorNames.QUERY_EVALUATION, problem);
    strand.add(
        "EvaluationFailed",
        details -> {
          Strand.failure(details, failure.error(), failure.cause());
          details.put("state", state.name());
          if (!location.isEmpty()) {
            details.put("location", location);
          }
        });
    return failure;
  }
}
