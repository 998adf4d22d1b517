package dev.weir.records.xml;

import dev.weir.pipeline.source.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;

/**
 * How paths name elements and attributes: {@code media:title} is the one with that prefix, {@code
 * title} the one in the namespace of the element that it is in, or without a prefix. So that two
 * elements of two namespaces are never taken for one.
 */
public final class XmlNames {
  private static final char COLON = ':';

  private XmlNames() {}

  /** The namespace of the element at whose start a reader stands; empty if it has none. */
  static String namespace(XMLStreamReader reader) {
    return Objects.requireNonNullElse(reader.getNamespaceURI(), "");
  }

  /**
   * The name of the element at whose start a reader stands.
   *
   * @param outer namespace of the element that it is in
   */
  static String element(XMLStreamReader reader, String outer) {
    return hasPrefix(reader) && !namespace(reader).equals(outer)
        ? full(reader)
        : reader.getLocalName();
  }

  /** The name of an attribute of the element at whose start a reader stands. */
  static String attribute(XMLStreamReader reader, int index) {
    String prefix = reader.getAttributePrefix(index);
    String name = reader.getAttributeLocalName(index);
    return prefix == null
            || prefix.isEmpty()
            || namespace(reader).equals(reader.getAttributeNamespace(index))
        ? name
        : prefix + COLON + name;
  }

  /** Whether a step of a path means the element at whose start a reader stands. */
  static boolean means(String step, XMLStreamReader reader, String outer) {
    return step.indexOf(COLON) < 0
        ? step.equals(element(reader, outer))
        : step.equals(full(reader));
  }

  static boolean hasPrefix(XMLStreamReader reader) {
    String prefix = reader.getPrefix();
    return prefix != null && !prefix.isEmpty();
  }

  /** With its prefix, as it is written. */
  static String full(XMLStreamReader reader) {
    return hasPrefix(reader)
        ? reader.getPrefix() + COLON + reader.getLocalName()
        : reader.getLocalName();
  }

  /** The fields with paths as {@link #element} names what they lead to. */
  public static Map<String, Field> fields(String records, Map<String, Field> fields) {
    Map<String, Field> named = new LinkedHashMap<>();
    fields.forEach(
        (column, field) ->
            named.put(
                column, new Field(field.type(), path(records, field.path()), field.optional())));
    return named;
  }

  /**
   * Takes away the prefixes that a path repeats: {@code /m:group/m:title} is {@code title} there.
   */
  private static String path(String records, String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    String prefix = "";
    for (String step : records.split("/", -1)) {
      prefix = prefix(step, prefix);
    }
    StringBuilder named = new StringBuilder();
    for (String step : path.substring(1).split("/", -1)) {
      String own = prefix(step, prefix);
      boolean repeats = step.indexOf(COLON) >= 0 && own.equals(prefix);
      named.append('/').append(repeats ? step.substring(own.length() + 1) : step);
      prefix = own;
    }
    return named.toString();
  }

  private static String prefix(String step, String outer) {
    int colon = step.indexOf(COLON);
    return colon < 0 ? outer : step.substring(0, colon);
  }
}
