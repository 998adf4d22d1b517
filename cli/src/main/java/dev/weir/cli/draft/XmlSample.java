package dev.weir.cli.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A document of XML as the tree that sources read: its root is the one field of the tree. */
final class XmlSample {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private XmlSample() {}

  static JsonNode tree(InputStream input) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    XMLStreamReader reader = factory.createXMLStreamReader(input);
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      // What stands before the root is of no concern.
    }
    String root = reader.getLocalName();
    ObjectNode document = NODES.objectNode();
    document.set(root, element(reader));
    return document;
  }

  private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
    ObjectNode fields = NODES.objectNode();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      add(fields, reader.getAttributeLocalName(i), new TextNode(reader.getAttributeValue(i)));
    }
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        add(fields, name, element(reader));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return fields.isEmpty() ? new TextNode(text.toString()) : fields;
  }

  private static void add(ObjectNode fields, String name, JsonNode value) {
    JsonNode present = fields.get(name);
    switch (present) {
      case null -> fields.set(name, value);
      case ArrayNode several -> several.add(value);
      default -> fields.set(name, NODES.arrayNode().add(present).add(value));
    }
  }
}
