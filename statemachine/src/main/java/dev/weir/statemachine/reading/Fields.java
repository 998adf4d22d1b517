package dev.weir.statemachine.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.statemachine.expression.Expression;
import dev.weir.statemachine.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One object of the definition: hands out its fields and reports, at the end, those that nobody
 * asked for.
 */
final class Fields {
  /** The language's largest number of seconds and attempts. */
  private static final int MOST = 99_999_999;

  private final ObjectNode node;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(ObjectNode node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  void problem(String field, String what) {
    problems.add(path + "." + field, what);
  }

  /** A problem of the object as a whole. */
  void problem(String what) {
    problems.add(path, what);
  }

  void ignore(String field) {
    asked.add(field);
  }

  boolean has(String field) {
    asked.add(field);
    return node.has(field);
  }

  Optional<JsonNode> value(String field) {
    asked.add(field);
    return Optional.ofNullable(node.get(field));
  }

  /** A required text; empty, and a problem, where it is not there. */
  String text(String field) {
    return optionalText(field)
        .orElseGet(
            () -> {
              if (!node.has(field)) {
                problem(field, "is missing");
              }
              return "";
            });
  }

  Optional<String> optionalText(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isTextual()) {
      problem(field, "must be a text");
      return Optional.empty();
    }
    return value.map(JsonNode::asText);
  }

  Optional<String> oneOf(String field, Set<String> known) {
    Optional<String> value = optionalText(field);
    if (value.isPresent() && !known.contains(value.get())) {
      problem(field, "'" + value.get() + "' is not implemented; known: " + new TreeSet<>(known));
    }
    return value;
  }

  Optional<Integer> number(String field, int least) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !isWhole(value.get(), least)) {
      problem(field, "must be a whole number from " + least + " to " + MOST);
      return Optional.empty();
    }
    return value.map(JsonNode::asInt);
  }

  private static boolean isWhole(JsonNode value, int least) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.asInt() >= least
        && value.asInt() <= MOST;
  }

  /** False, too, where it is not there. */
  boolean flag(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isBoolean()) {
      problem(field, "must be true or false");
    }
    return value.map(JsonNode::booleanValue).orElse(false);
  }

  /** A whole number, or an expression that will give one. */
  Optional<Template> wholeNumber(String field, int least) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isTextual()) {
      return number(field, least).flatMap(_ -> template(field));
    }
    if (value.isPresent() && !Expression.isExpression(value.get().asText())) {
      problem(field, "must be a whole number or an expression");
      return Optional.empty();
    }
    return template(field);
  }

  /** A text, which may be an expression that will give one. */
  Optional<Template> textOrExpression(String field) {
    return optionalText(field).flatMap(_ -> template(field));
  }

  Optional<Template> template(String field) {
    return value(field).map(value -> new TemplateReader(problems).read(value, path, field));
  }

  /** A template that must be an object, of which the field names are known when it is read. */
  Optional<Template.Members> members(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isObject()) {
      problem(field, "must be an object");
      return Optional.empty();
    }
    return template(field)
        .flatMap(
            template ->
                template instanceof Template.Members members
                    ? Optional.of(members)
                    : Optional.empty());
  }

  Optional<Fields> object(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && value.get() instanceof ObjectNode object) {
      return Optional.of(new Fields(object, path + "." + field, problems));
    }
    value.ifPresent(_ -> problem(field, "must be an object"));
    return Optional.empty();
  }

  /** The objects of an array; nothing where it is not there. */
  List<Fields> objects(String field) {
    List<Fields> objects = new ArrayList<>();
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isArray()) {
      problem(field, "must be an array");
    }
    value.filter(JsonNode::isArray).ifPresent(array -> addObjects(field, array, objects));
    return objects;
  }

  private void addObjects(String field, JsonNode array, List<Fields> objects) {
    for (int i = 0; i < array.size(); i++) {
      String name = field + "[" + i + "]";
      if (array.get(i) instanceof ObjectNode object) {
        objects.add(new Fields(object, path + "." + name, problems));
      } else {
        problem(name, "must be an object");
      }
    }
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void done() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        problem(name, "is not implemented; known here: " + new TreeSet<>(asked));
      }
    }
  }
}
