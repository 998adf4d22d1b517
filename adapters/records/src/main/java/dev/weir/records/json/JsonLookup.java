package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.JsonInput;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values beside the records of a JSON document, each at a JSON Pointer, found in one passage. A
 * pointer's {@code -1} is the last element of an array.
 */
public final class JsonLookup {
  private static final String LAST = "-1";

  /** Of an object or array that is found; what is longer is cut. */
  private static final int MOST_TOKENS = 1000;

  private final JsonFactory factory;
  private final List<Way> ways;

  public JsonLookup(Collection<String> pointers, RecordLimits limits) {
    this.factory = JsonInput.factory(limits);
    this.ways = pointers.stream().distinct().map(Way::of).toList();
  }

  /**
   * @param text of a string, its letters; of a number, as it is written; of an object or array,
   *     JSON, cut where it is long
   */
  public record Value(JsonToken token, String text) {
    public boolean isTrue() {
      return token == JsonToken.VALUE_TRUE;
    }

    /** Whether it says that nothing is there: null, false or an empty text. */
    public boolean isNothing() {
      return token == JsonToken.VALUE_NULL
          || token == JsonToken.VALUE_FALSE
          || (token == JsonToken.VALUE_STRING && text.isBlank());
    }

    public boolean isScalar() {
      return token.isScalarValue();
    }

    /** What it is, for people: {@code an object}, {@code a number}. */
    public String kind() {
      return JsonInput.describe(token);
    }
  }

  /**
   * A pointer, and how much of it is still to go.
   *
   * @param names unescaped
   */
  private record Way(String pointer, List<String> names) {
    static Way of(String pointer) {
      return new Way(
          pointer,
          Stream.of(pointer.split("/", -1))
              .skip(1)
              .map(name -> name.replace("~1", "/").replace("~0", "~"))
              .toList());
    }

    boolean isThere() {
      return names.isEmpty();
    }

    boolean leadsTo(String name) {
      return !names.isEmpty() && names.getFirst().equals(name);
    }

    Way behind() {
      return new Way(pointer, names.subList(1, names.size()));
    }
  }

  /**
   * What is there, by pointer; those at which nothing is are left out.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the document is broken
   * @throws UnusableDocument if a name on the way is twice in its object
   */
  public Map<String, Value> find(byte[] document) throws IOException, UnusableDocument {
    Map<String, Value> found = new LinkedHashMap<>();
    try (JsonParser parser = factory.createParser(document)) {
      if (parser.nextToken() != null) {
        look(parser, ways, found);
      }
    }
    return found;
  }

  /** Reads the value at which the parser stands to its end. */
  private void look(JsonParser parser, List<Way> here, Map<String, Value> found)
      throws IOException, UnusableDocument {
    List<Way> there = here.stream().filter(Way::isThere).toList();
    if (!there.isEmpty()) {
      Value value = value(parser);
      there.forEach(way -> found.put(way.pointer(), value));
      lookWithin(value, here.stream().filter(way -> !way.isThere()).toList(), found);
      return;
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> lookInObject(parser, here, found);
      case START_ARRAY -> lookInArray(parser, here, found);
      default -> {}
    }
  }

  /** One pointer may lead on from another's value. */
  private void lookWithin(Value value, List<Way> here, Map<String, Value> found)
      throws IOException, UnusableDocument {
    if (here.isEmpty() || value.isScalar()) {
      return;
    }
    try (JsonParser parser = factory.createParser(value.text())) {
      parser.nextToken();
      look(parser, here, found);
    }
  }

  private void lookInObject(JsonParser parser, List<Way> here, Map<String, Value> found)
      throws IOException, UnusableDocument {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      List<Way> leading = here.stream().filter(way -> way.leadsTo(name)).toList();
      if (!leading.isEmpty() && !seen.add(name)) {
        throw new UnusableDocument.Unexpected("an object has the name '%s' twice".formatted(name));
      }
      lookBehind(parser, leading, found);
    }
  }

  private void lookInArray(JsonParser parser, List<Way> here, Map<String, Value> found)
      throws IOException, UnusableDocument {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      String index = Integer.toString(i);
      List<Way> last = here.stream().filter(way -> way.leadsTo(LAST)).toList();
      // Each element is the last one until another comes.
      last.forEach(way -> found.remove(way.pointer()));
      lookBehind(
          parser,
          Stream.concat(last.stream(), here.stream().filter(way -> way.leadsTo(index))).toList(),
          found);
    }
  }

  private void lookBehind(JsonParser parser, List<Way> leading, Map<String, Value> found)
      throws IOException, UnusableDocument {
    if (leading.isEmpty()) {
      parser.skipChildren();
    } else {
      look(parser, leading.stream().map(Way::behind).toList(), found);
    }
  }

  private Value value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isScalarValue()) {
      return new Value(token, parser.getText());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(text)) {
      int open = 0;
      int tokens = 0;
      do {
        open += parser.currentToken().isStructStart() ? 1 : 0;
        open -= parser.currentToken().isStructEnd() ? 1 : 0;
        if (tokens++ < MOST_TOKENS) {
          generator.copyCurrentEventExact(parser);
        }
      } while (open > 0 && parser.nextToken() != null);
    }
    return new Value(token, text.toString());
  }
}
