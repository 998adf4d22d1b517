package dev.weir.records.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import dev.weir.records.tree.NodeReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Elements that are records, one after the other. For one document. */
final class XmlElements {
  private final NodeReader rows;
  private final RecordLimits limits;
  private final RecordSink sink;
  private long position;
  private boolean tooDeep;
  private @Nullable String ambiguous;

  XmlElements(Columns columns, RecordLimits limits, RecordSink sink) {
    this.rows = new NodeReader(columns);
    this.limits = limits;
    this.sink = sink;
  }

  /** Records that were read. */
  long position() {
    return position;
  }

  /** From its start, at which the reader stands, to its end. */
  void read(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
    tooDeep = false;
    ambiguous = null;
    JsonNode tree = element(reader, 1);
    JsonNode record =
        tree.isObject() ? tree : JsonNodeFactory.instance.objectNode().set(XmlTree.TEXT, tree);
    position++;
    if (tooDeep) {
      reject("nested deeper than " + limits.depth(), "", record);
    } else if (ambiguous != null) {
      reject("one name in two namespaces", ": '" + ambiguous + "'", record);
    } else {
      rows.read(position, record, sink);
    }
  }

  private void reject(String kind, String detail, JsonNode record) {
    sink.reject(new Reject(position, kind, kind + detail, record.toString()));
  }

  private JsonNode element(XMLStreamReader reader, int depth)
      throws XMLStreamException, UnusableDocument {
    XmlTree tree = new XmlTree(reader);
    int event;
    while ((event = reader.next()) != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = tree.child(reader);
        tree.add(name, child(reader, depth + 1));
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw unresolved(reader);
      } else if (reader.isCharacters() || event == XMLStreamConstants.CDATA) {
        tree.text(reader.getText());
      }
    }
    if (tree.ambiguous() != null) {
      ambiguous = tree.ambiguous();
    }
    return tree.value();
  }

  private JsonNode child(XMLStreamReader reader, int depth)
      throws XMLStreamException, UnusableDocument {
    if (depth <= limits.depth()) {
      return element(reader, depth);
    }
    tooDeep = true;
    int open = 1;
    while (open > 0) {
      int event = reader.next();
      open += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      open -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
    return JsonNodeFactory.instance.nullNode();
  }

  private UnusableDocument unresolved(XMLStreamReader reader) {
    Location at = reader.getLocation();
    return new UnusableDocument.Broken(
        new UnusableDocument.Place(
            position + 1, "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber())),
        "entity &%s; is not resolved".formatted(reader.getLocalName()),
        "Write what it stands for, or &amp;");
  }
}
