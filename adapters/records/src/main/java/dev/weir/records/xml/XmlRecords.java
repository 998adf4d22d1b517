package dev.weir.records.xml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.function.LongSupplier;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLReporter;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document: the elements at a path, one at a time. No document type definition is read and
 * no entity is resolved. What an element's name is, {@link XmlNames} says.
 */
public final class XmlRecords {
  /** What is wrong is thrown; nothing goes to stderr. */
  private static final XMLReporter SILENT = (_, _, _, _) -> {};

  private final List<String> path;
  private final Columns columns;
  private final RecordLimits limits;

  /**
   * @param columns as {@link XmlNames#fields} gives them
   */
  public XmlRecords(String records, Columns columns, RecordLimits limits) {
    this.path = steps(JsonPointer.compile(records));
    this.columns = columns;
    this.limits = limits;
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    XmlElements records = new XmlElements(columns, limits, sink);
    parse(
        input,
        limits,
        records::position,
        (reader, budget) -> new XmlPath(path, budget, records).read(reader));
  }

  /**
   * A whole document as the tree in which paths lead: its root is the tree's one field. What is
   * deeper than the limit is null in it.
   */
  public static ObjectNode tree(InputStream input, RecordLimits limits)
      throws IOException, UnusableDocument {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    parse(
        input,
        limits,
        () -> 0,
        (reader, _) -> {
          while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
              String root = reader.getLocalName();
              document.set(root, new XmlElement(limits, 1).read(reader));
            }
          }
        });
    return document;
  }

  private interface Body {
    void read(XMLStreamReader reader, RecordBudget budget)
        throws XMLStreamException, UnusableDocument;
  }

  /**
   * @param position records that were read
   */
  private static void parse(
      InputStream input, RecordLimits limits, LongSupplier position, Body body)
      throws IOException, UnusableDocument {
    XmlText text = text(input);
    RecordBudget budget = new RecordBudget(text.bytes(), limits.recordBytes());
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(text.characters(budget));
      try {
        body.read(reader, budget);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw unusable(e, budget, position.getAsLong() + 1, text.encoding());
    } catch (MissingResourceException e) {
      // The JDK's parser has no words for some of what may be wrong.
      throw unusable(
          new XMLStreamException("its document type is damaged", e),
          budget,
          position.getAsLong() + 1,
          text.encoding());
    }
  }

  private static XmlText text(InputStream input) throws IOException, UnusableDocument {
    try {
      return XmlText.of(input);
    } catch (UnsupportedCharsetException e) {
      throw new UnusableDocument.Broken(
          new UnusableDocument.Place(1, "byte 1"),
          "its encoding '%s' is not known".formatted(e.getCharsetName()),
          "Deliver it in UTF-8");
    }
  }

  private static List<String> steps(JsonPointer pointer) {
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
    factory.setXMLReporter(SILENT);
    return factory;
  }

  private static UnusableDocument unusable(
      XMLStreamException e, RecordBudget budget, long record, String encoding) throws IOException {
    String reason =
        switch (e.getNestedException()) {
          case RecordBudget.Exceeded exceeded -> String.valueOf(exceeded.getMessage());
          case CharacterCodingException _ -> "there are bytes that are not " + encoding;
          case IOException io -> throw io;
          case null, default -> reason(e);
        };
    return budget.bytes() == 0
        ? new UnusableDocument.Empty("it is empty, there should be an XML document")
        : new UnusableDocument.Broken(
            new UnusableDocument.Place(record, spot(e.getLocation(), budget)), reason);
  }

  private static String spot(@Nullable Location location, RecordBudget budget) {
    if (location == null || budget.isAtEnd()) {
      return "byte %d%s".formatted(budget.bytes(), budget.isAtEnd() ? ", its end" : "");
    }
    return "line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
  }

  /** The parser's message starts with a line of position. */
  private static String reason(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int message = text.indexOf("Message: ");
    return message < 0 ? text : text.substring(message + "Message: ".length());
  }
}
