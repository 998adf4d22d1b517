package dev.weir.statemachine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value with expressions in it. */
public sealed interface Template {
  /**
   * @param variables by name, without the {@code $}
   */
  JsonNode evaluate(Map<String, JsonNode> variables) throws QueryEvaluationException;

  /** How messages call it: an expression by its text, anything else as the field it is in. */
  default String described(String field) {
    return this instanceof Computed computed
        ? computed.expression().described(field)
        : "The field '%s'".formatted(field);
  }

  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Map<String, JsonNode> variables) {
      return value;
    }
  }

  /**
   * @param field where it stands in its state, for messages
   */
  record Computed(Expression expression, String field) implements Template {
    @Override
    public JsonNode evaluate(Map<String, JsonNode> variables) throws QueryEvaluationException {
      return expression.evaluate(variables, field);
    }
  }

  /**
   * @param members in the file's order
   */
  record Members(Map<String, Template> members) implements Template {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public JsonNode evaluate(Map<String, JsonNode> variables) throws QueryEvaluationException {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Template> member : members.entrySet()) {
        object.set(member.getKey(), member.getValue().evaluate(variables));
      }
      return object;
    }
  }

  record Elements(List<Template> elements) implements Template {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public JsonNode evaluate(Map<String, JsonNode> variables) throws QueryEvaluationException {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Template element : elements) {
        array.add(element.evaluate(variables));
      }
      return array;
    }
  }
}
