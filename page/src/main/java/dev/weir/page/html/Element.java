package dev.weir.page.html;

import dev.weir.schema.InOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An element of HTML or SVG.
 *
 * @param attributes values as they are meant; written escaped
 */
public record Element(String name, Map<String, String> attributes, List<Html> content)
    implements Html {
  /** Nothing may be in them, and nothing ends them. */
  private static final Set<String> VOID = Set.of("br", "hr", "input", "link", "meta");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  public Element {
    Stream.concat(Stream.of(name), attributes.keySet().stream())
        .filter(each -> !NAME.matcher(each).matches())
        .forEach(
            each -> {
              throw new IllegalArgumentException("'" + each + "' is no name in HTML");
            });
    attributes = InOrder.copyOf(attributes);
    content = List.copyOf(content);
  }

  /**
   * @param shape a name, and classes behind points: {@code td.number}
   */
  public static Element of(String shape, Html... content) {
    return of(shape, List.of(content));
  }

  public static Element of(String shape, String text) {
    return of(shape, Html.text(text));
  }

  public static Element of(String shape, List<? extends Html> content) {
    int point = shape.indexOf('.');
    String name = point < 0 ? shape : shape.substring(0, point);
    Map<String, String> attributes =
        point < 0 ? Map.of() : Map.of("class", shape.substring(point + 1).replace('.', ' '));
    return new Element(name, attributes, List.copyOf(content));
  }

  public Element with(String attribute, String value) {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    all.put(attribute, value);
    return new Element(name, all, content);
  }

  /** A length or a place in a drawing; to a tenth, which is all that is seen. */
  public Element with(String attribute, double value) {
    long tenths = Math.round(value * 10);
    return with(
        attribute, tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0));
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          Text.escape(value, page);
          page.append('"');
        });
    page.append('>');
    content.forEach(piece -> piece.write(page));
    if (!VOID.contains(name)) {
      page.append("</").append(name).append('>');
    }
  }
}
