package dev.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a template. Scalars stay text; {@code !Sub x} becomes {@code {"Fn::Sub": "x"}}, as in
 * CloudFormation's JSON.
 */
final class CloudFormation {
  private CloudFormation() {}

  static JsonNode read(Path template) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(Files.readString(template))
          .map(CloudFormation::tree)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!")
        ? JsonNodeFactory.instance.objectNode().set(function(tag.substring(1)), argument(node))
        : plain(node);
  }

  private static String function(String tag) {
    return tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
  }

  /** {@code !GetAtt A.B} is short for a list. */
  private static JsonNode argument(Node node) {
    if (!node.getTag().getValue().equals("!GetAtt")) {
      return plain(node);
    }
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part : ((ScalarNode) node).getValue().split("\\.", 2)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> JsonNodeFactory.instance.textNode(scalar.getValue());
      case SequenceNode sequence -> {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(item -> items.add(tree(item)));
        yield items;
      }
      case MappingNode mapping -> {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (NodeTuple field : mapping.getValue()) {
          fields.set(((ScalarNode) field.getKeyNode()).getValue(), tree(field.getValueNode()));
        }
        yield fields;
      }
      default -> throw new IllegalArgumentException("A template has no " + node);
    };
  }
}
