package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the template's roles allow. A statement that is there under a condition is there. */
final class Statements {
  private Statements() {}

  /**
   * @param resources as the template writes them
   * @param condition as the template writes it; missing where there is none
   */
  record Statement(
      String effect, List<String> actions, List<JsonNode> resources, JsonNode condition) {
    Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }

  /** What a role allows. */
  static List<Statement> allowing(String role) {
    return of(role).stream().filter(statement -> statement.effect().equals("Allow")).toList();
  }

  /** What a role may not do, whatever allows it. */
  static List<Statement> denying(String role) {
    return of(role).stream().filter(statement -> statement.effect().equals("Deny")).toList();
  }

  /** Of a role: its own, and those of the policies that it refers to. */
  private static List<Statement> of(String role) {
    List<Statement> found = new ArrayList<>();
    JsonNode properties = Template.properties(role);
    properties.path("Policies").forEach(policy -> found.addAll(in(policy.path("PolicyDocument"))));
    for (JsonNode policy : properties.path("ManagedPolicyArns")) {
      String name = either(policy).path("Ref").asText();
      found.addAll(in(Template.properties(name).path("PolicyDocument")));
    }
    return found;
  }

  /** What a policy says, whether it allows or denies. */
  static List<Statement> in(JsonNode document) {
    List<Statement> found = new ArrayList<>();
    for (JsonNode item : document.path("Statement")) {
      JsonNode statement = either(item);
      found.add(
          new Statement(
              statement.path("Effect").asText(),
              list(statement.path("Action")).stream().map(JsonNode::asText).toList(),
              list(statement.path("Resource")).stream().map(Statements::either).toList(),
              statement.path("Condition")));
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
