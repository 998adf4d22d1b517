package dev.weir.records.xml;

import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.UnusableDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through a document and finds the elements at a path. For one document. */
final class XmlPath {
  private final List<String> path;
  private final RecordBudget budget;
  private final XmlElements records;

  /** Namespaces of the elements that are open. */
  private final Deque<String> open = new ArrayDeque<>();

  /** As many of them as are the path's first steps. */
  private int matched;

  private @Nullable String root;
  private @Nullable String namesake;
  private boolean parentSeen;

  /**
   * @param path empty for the document itself
   */
  XmlPath(List<String> path, RecordBudget budget, XmlElements records) {
    this.path = path;
    this.budget = budget;
    this.records = records;
  }

  void read(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
    while (reader.hasNext()) {
      budget.startRecord();
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        element(reader);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        matched -= open.size() == matched ? 1 : 0;
        open.pop();
      }
    }
    if (records.position() == 0 && (!parentSeen || namesake != null)) {
      throw nothing();
    }
  }

  private void element(XMLStreamReader reader) throws XMLStreamException, UnusableDocument {
    root = root == null ? XmlNames.full(reader) : root;
    boolean onPath = open.size() == matched && isNext(reader);
    if (onPath && matched + 1 >= path.size()) {
      budget.startRecord();
      records.read(reader);
      return;
    }
    open.push(XmlNames.namespace(reader));
    matched += onPath ? 1 : 0;
    parentSeen |= onPath && matched == path.size() - 1;
  }

  private boolean isNext(XMLStreamReader reader) {
    if (path.isEmpty()) {
      return true;
    }
    if (matched == path.size()) {
      return false;
    }
    String step = path.get(matched);
    String outer = open.isEmpty() ? XmlNames.namespace(reader) : open.peek();
    boolean isNext = XmlNames.means(step, reader, outer);
    if (!isNext && step.substring(step.indexOf(':') + 1).equals(reader.getLocalName())) {
      namesake = XmlNames.full(reader);
    }
    return isNext;
  }

  private UnusableDocument nothing() {
    return new UnusableDocument.Unexpected(
        "there is no element /%s, %s"
            .formatted(
                String.join("/", path),
                namesake == null
                    ? "the root is <%s>".formatted(root)
                    : "but <%s>: a path names it with its prefix, or without if it has none"
                        .formatted(namesake)));
  }
}
