package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the template's roles allow. A statement that is there under a condition is there. */
final class Statements {
  private Statements() {}

  /**
   * @param resources as the template writes them
   */
  record Statement(List<String> actions, List<JsonNode> resources) {
    Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }

  /** Of a role: its own, and those of the policies that it refers to. */
  static List<Statement> of(String role) {
    List<Statement> found = new ArrayList<>();
    JsonNode properties = Template.properties(role);
    properties.path("Policies").forEach(policy -> found.addAll(in(policy.path("PolicyDocument"))));
    for (JsonNode policy : properties.path("ManagedPolicyArns")) {
      String name = either(policy).path("Ref").asText();
      found.addAll(in(Template.properties(name).path("PolicyDocument")));
    }
    return found;
  }

  /** Allowing ones. */
  static List<Statement> in(JsonNode document) {
    List<Statement> found = new ArrayList<>();
    for (JsonNode item : document.path("Statement")) {
      JsonNode statement = either(item);
      if (statement.path("Effect").asText().equals("Allow")) {
        found.add(
            new Statement(
                list(statement.path("Action")).stream().map(JsonNode::asText).toList(),
                list(statement.path("Resource"))));
      }
    }
    return found;
  }

  /** The first of the two of an {@code Fn::If}: the second of ours is always nothing. */
  private static JsonNode either(JsonNode item) {
    if (!item.has("Fn::If")) {
      return item;
    }
    JsonNode otherwise = item.path("Fn::If").path(2);
    if (!otherwise.path("Ref").asText().equals("AWS::NoValue")) {
      throw new IllegalArgumentException("Not nothing: " + otherwise);
    }
    return item.path("Fn::If").path(1);
  }

  private static List<JsonNode> list(JsonNode oneOrMany) {
    List<JsonNode> items = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(items::add);
    } else {
      items.add(oneOrMany);
    }
    return items;
  }
}
