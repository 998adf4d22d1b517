package dev.weir.statemachine.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.statemachine.expression.Expression;
import dev.weir.statemachine.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds and compiles the expressions inside a JSON value. */
final class TemplateReader {
  private final Problems problems;

  TemplateReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * @param state path of the state
   * @param field path from there: what error messages call the expression
   */
  Template read(JsonNode value, String state, String field) {
    if (value.isObject()) {
      Map<String, Template> members = new LinkedHashMap<>();
      value
          .properties()
          .forEach(
              e -> members.put(e.getKey(), read(e.getValue(), state, field + "/" + e.getKey())));
      return new Template.Members(members);
    }
    if (value.isArray()) {
      List<Template> elements = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        elements.add(read(value.get(i), state, field + "[" + i + "]"));
      }
      return new Template.Elements(elements);
    }
    return value.isTextual() ? text(value, state, field) : new Template.Literal(value);
  }

  private Template text(JsonNode value, String state, String field) {
    String text = value.asText();
    String path = state + "." + field.replace('/', '.');
    if (Expression.isExpression(text)) {
      try {
        return new Template.Computed(Expression.compile(text), field);
      } catch (IllegalArgumentException e) {
        problems.add(path, "is not an expression that can run here: " + e.getMessage());
      }
    } else if (text.contains("{%") || text.contains("%}")) {
      problems.add(path, "would be taken literally: an expression is all between {% and %}");
    }
    return new Template.Literal(value);
  }
}
