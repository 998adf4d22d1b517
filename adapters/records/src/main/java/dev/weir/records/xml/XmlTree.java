package dev.weir.records.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element as a tree of JSON: attributes and children are fields, what is repeated is an array,
 * an element with nothing but text is that text, and one that is nil is null.
 */
final class XmlTree {
  /** The text of an element that has attributes or children too. */
  static final String TEXT = "#text";

  private static final String NIL = "nil";

  private final String namespace;
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private final StringBuilder text = new StringBuilder();
  private boolean nil;

  /** Names of children without a prefix that are in another namespace than this element. */
  private Set<String> foreign = Set.of();

  private @Nullable String ambiguous;

  /**
   * @param reader stands at the element's start
   */
  XmlTree(XMLStreamReader reader) {
    this.namespace = XmlNames.namespace(reader);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attribute(reader, i);
    }
  }

  private void attribute(XMLStreamReader reader, int index) {
    String value = reader.getAttributeValue(index);
    if (reader.getAttributeLocalName(index).equals(NIL)
        && XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(
            reader.getAttributeNamespace(index))) {
      nil = value.strip().equals("true") || value.strip().equals("1");
    } else {
      add(XmlNames.attribute(reader, index), new TextNode(value));
    }
  }

  /** The name of the child at whose start a reader stands; {@link #add} is to follow. */
  String child(XMLStreamReader reader) {
    String name = XmlNames.element(reader, namespace);
    boolean isForeign =
        !XmlNames.hasPrefix(reader) && !XmlNames.namespace(reader).equals(namespace);
    if (fields.has(name) && foreign.contains(name) != isForeign) {
      ambiguous = name;
    }
    if (isForeign) {
      foreign = foreign.isEmpty() ? new HashSet<>() : foreign;
      foreign.add(name);
    }
    return name;
  }

  void text(String more) {
    text.append(more);
  }

  /** A name that children of two namespaces have. */
  @Nullable String ambiguous() {
    return ambiguous;
  }

  JsonNode value() {
    if (fields.isEmpty()) {
      return nil && text.toString().isBlank()
          ? JsonNodeFactory.instance.nullNode()
          : new TextNode(text.toString());
    }
    if (!text.toString().isBlank()) {
      fields.put(TEXT, text.toString());
    }
    return fields;
  }

  void add(String name, JsonNode value) {
    JsonNode present = fields.get(name);
    switch (present) {
      case null -> fields.set(name, value);
      // An array in this tree is always one that was made here.
      case ArrayNode several -> several.add(value);
      default -> fields.set(name, JsonNodeFactory.instance.arrayNode().add(present).add(value));
    }
  }
}
