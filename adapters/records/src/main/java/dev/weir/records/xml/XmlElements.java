package dev.weir.records.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import dev.weir.records.tree.NodeReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Elements that are records, one after the other. For one document. */
final class XmlElements {
  private final NodeReader rows;
  private final RecordLimits limits;
  private final RecordSink sink;
  private long position;

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
    XmlElement element = new XmlElement(limits, position + 1);
    JsonNode tree = element.read(reader);
    JsonNode record =
        tree.isObject() ? tree : JsonNodeFactory.instance.objectNode().set(XmlTree.TEXT, tree);
    position++;
    if (element.isTooDeep()) {
      reject("nested deeper than " + limits.depth(), "", record);
    } else if (element.ambiguous() != null) {
      reject("one name in two namespaces", ": '" + element.ambiguous() + "'", record);
    } else {
      rows.read(position, record, sink);
    }
  }

  private void reject(String kind, String detail, JsonNode record) {
    sink.reject(new Reject(position, kind, kind + detail, record.toString()));
  }
}
