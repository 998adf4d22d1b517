package dev.weir.records.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one element with all that is in it, and what is wrong with it. */
final class XmlElement {
  private final RecordLimits limits;
  private final long record;
  private boolean tooDeep;
  private @Nullable String ambiguous;

  /**
   * @param record its number, from 1
   */
  XmlElement(RecordLimits limits, long record) {
    this.limits = limits;
    this.record = record;
  }

  /** From its start, at which the reader stands, to its end. */
  JsonNode read(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
    return element(reader, 1);
  }

  /** Whether something in it was left out for its depth. */
  boolean isTooDeep() {
    return tooDeep;
  }

  /** A name that children of two namespaces have. */
  @Nullable String ambiguous() {
    return ambiguous;
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
            record, "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber())),
        "entity &%s; is not resolved".formatted(reader.getLocalName()),
        "Write what it stands for, or &amp;");
  }
}
