package dev.weir.records.xml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.value.Columns;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document: the elements at a path, one at a time. No document type definition is read and
 * no entity is resolved. Names are local names, without a namespace.
 */
public final class XmlRecords {
  private final List<String> path;
  private final Columns columns;
  private final RecordLimits limits;

  public XmlRecords(String records, Columns columns, RecordLimits limits) {
    this.path = names(JsonPointer.compile(records));
    this.columns = columns;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    RecordBudget budget = new RecordBudget(input, limits.recordBytes());
    Reading reading = new Reading(budget, sink);
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(budget);
      try {
        reading.document(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw broken(reading.position + 1, e);
    }
  }

  private static List<String> names(JsonPointer pointer) {
    List<String> names = new ArrayList<>();
    for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
      names.add(rest.getMatchingProperty());
    }
    return names;
  }

  /**
   * The JDK takes the document itself for an entity and limits it to 100,000 bytes. There are no
   * entities here, and {@link RecordBudget} bounds what is held.
   */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    return factory;
  }

  private static UnusableDocument broken(long position, XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof IOException io
        && !(io instanceof RecordBudget.Exceeded)
        && !(io instanceof CharConversionException)) {
      throw io;
    }
    return new UnusableDocument.Broken(position, reason(e));
  }

  /** The parser's message starts with a line of position. */
  private static String reason(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException io) {
      return String.valueOf(io.getMessage());
    }
    String text = String.valueOf(e.getMessage());
    int message = text.indexOf("Message: ");
    return message < 0 ? text : text.substring(message + "Message: ".length());
  }

  private final class Reading {
    private final RecordBudget budget;
    private final RecordSink sink;
    private long position;
    private @Nullable String root;
    private boolean parentSeen;

    Reading(RecordBudget budget, RecordSink sink) {
      this.budget = budget;
      this.sink = sink;
    }

    void document(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
      int level = 0;
      int matched = 0;
      while (reader.hasNext()) {
        budget.startRecord();
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          root = root == null ? reader.getLocalName() : root;
          boolean onPath = level == matched && matches(reader, matched);
          if (onPath && matched + 1 >= path.size()) {
            record(reader);
          } else {
            level++;
            matched += onPath ? 1 : 0;
            parentSeen |= onPath && matched == path.size() - 1;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          matched -= level == matched ? 1 : 0;
          level--;
        }
      }
      if (position == 0 && !parentSeen) {
        throw new UnusableDocument.Unexpected(
            "there is no element /%s, the root is <%s>".formatted(String.join("/", path), root));
      }
    }

    private boolean matches(XMLStreamReader reader, int matched) {
      return path.isEmpty()
          || (matched < path.size() && path.get(matched).equals(reader.getLocalName()));
    }

    private void record(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
      budget.startRecord();
      JsonNode tree = element(reader, 1);
      position++;
      columns.accept(
          position,
          tree.isObject() ? tree : JsonNodeFactory.instance.objectNode().set(XmlTree.TEXT, tree),
          sink);
    }

    /** From its start, at which the reader stands, to its end. */
    private JsonNode element(XMLStreamReader reader, int depth)
        throws XMLStreamException, UnusableDocument {
      if (depth > limits.depth()) {
        throw new UnusableDocument.Broken(
            position + 1, "elements are nested deeper than " + limits.depth());
      }
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      XmlTree.addAttributes(reader, fields);
      StringBuilder text = new StringBuilder();
      int event;
      while ((event = reader.next()) != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = reader.getLocalName();
          XmlTree.add(fields, name, element(reader, depth + 1));
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new UnusableDocument.Broken(
              position + 1, "entity &%s; is not resolved".formatted(reader.getLocalName()));
        } else if (reader.isCharacters() || event == XMLStreamConstants.CDATA) {
          text.append(reader.getText());
        }
      }
      return XmlTree.withText(fields, text.toString());
    }
  }
}
