package dev.weir.statemachine.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in place of {@code ${Name}}, as CloudFormation does when it deploys the file. */
final class Substitutions {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final Map<String, String> values;
  private final Problems problems;

  Substitutions(Map<String, String> values, Problems problems) {
    this.values = Map.copyOf(values);
    this.problems = problems;
  }

  JsonNode apply(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(e -> copy.set(e.getKey(), apply(e.getValue(), path + "." + e.getKey())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        copy.add(apply(array.get(i), path + "[" + i + "]"));
      }
      return copy;
    }
    return node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.asText(), path)) : node;
  }

  private String text(String text, String path) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place, path)));
  }

  private String value(MatchResult place, String path) {
    String value = values.get(place.group(1));
    if (value == null) {
      problems.add(path, "no value is given for " + place.group());
      return place.group();
    }
    return value;
  }
}
