package dev.weir.records.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import javax.xml.stream.XMLStreamReader;

/**
 * An element as a tree of JSON: attributes and children are fields, what is repeated is an array,
 * and an element with nothing but text is that text.
 */
public final class XmlTree {
  /** The text of an element that has attributes or children too. */
  static final String TEXT = "#text";

  private XmlTree() {}

  static void addAttributes(XMLStreamReader reader, ObjectNode fields) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      add(fields, reader.getAttributeLocalName(i), new TextNode(reader.getAttributeValue(i)));
    }
  }

  static void add(ObjectNode fields, String name, JsonNode value) {
    JsonNode present = fields.get(name);
    switch (present) {
      case null -> fields.set(name, value);
      // An array in this tree is always one that was made here.
      case ArrayNode several -> several.add(value);
      default -> fields.set(name, JsonNodeFactory.instance.arrayNode().add(present).add(value));
    }
  }

  static JsonNode withText(ObjectNode fields, String text) {
    if (fields.isEmpty()) {
      return new TextNode(text);
    }
    if (!text.isBlank()) {
      fields.put(TEXT, text);
    }
    return fields;
  }
}
