package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.JsonInput;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** A JSON document, read from its start to its very end, and what is at a pointer in it. */
final class JsonDocument {
  private static final String ONE_DOCUMENT =
      "If each line of it is a JSON document, write  format: json-lines";

  private final JsonFactory factory;
  private final JsonPointer pointer;

  JsonDocument(String pointer, RecordLimits limits) {
    this.factory = JsonInput.factory(limits);
    this.pointer = JsonPointer.compile(pointer);
  }

  /** Takes what is at the pointer. */
  interface Reader {
    /**
     * @param parser stands at the beginning of the value, and at its end afterwards
     */
    void read(JsonParser parser) throws IOException, UnusableDocument;

    /** Records that were read. */
    long position();
  }

  void read(InputStream input, Reader reader) throws IOException, UnusableDocument {
    try (JsonParser parser = factory.createParser(input)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      try {
        whole(parser, reader);
      } catch (JsonProcessingException e) {
        throw broken(reader, parser.currentLocation(), JsonInput.reason(e));
      } catch (RecordBudget.Exceeded e) {
        throw broken(reader, parser.currentLocation(), String.valueOf(e.getMessage()));
      }
    } catch (CharConversionException e) {
      // Its first bytes look like UTF-16 or UTF-32, which JSON may be in; what follows is not.
      throw new UnusableDocument.Broken(
          new UnusableDocument.Place(reader.position() + 1, "byte 1"),
          String.valueOf(e.getMessage()));
    }
  }

  private void whole(JsonParser parser, Reader reader) throws IOException, UnusableDocument {
    if (parser.nextToken() == null) {
      throw new UnusableDocument.Empty("it is empty, there should be a JSON document");
    }
    boolean found = find(parser, pointer, reader);
    if (parser.nextToken() != null) {
      throw new UnusableDocument.Broken(
          place(reader, parser), "there is more after the document's end", ONE_DOCUMENT);
    }
    if (!found) {
      throw new UnusableDocument.Unexpected("there is nothing at " + pointer);
    }
  }

  /**
   * Reads the value at which the parser stands to its end, and says whether the pointer leads on.
   */
  private static boolean find(JsonParser parser, JsonPointer rest, Reader reader)
      throws IOException, UnusableDocument {
    if (rest.matches()) {
      reader.read(parser);
      return true;
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> findMember(parser, rest, reader);
      case START_ARRAY -> findElement(parser, rest, reader);
      default -> false;
    };
  }

  private static boolean findMember(JsonParser parser, JsonPointer rest, Reader reader)
      throws IOException, UnusableDocument {
    boolean seen = false;
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = parser.currentName().equals(rest.getMatchingProperty());
      if (here && seen) {
        throw new UnusableDocument.Broken(
            place(reader, parser),
            "an object has the name '%s' twice".formatted(parser.currentName()));
      }
      parser.nextToken();
      if (here) {
        seen = true;
        found = find(parser, rest.tail(), reader);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private static boolean findElement(JsonParser parser, JsonPointer rest, Reader reader)
      throws IOException, UnusableDocument {
    boolean found = false;
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == rest.getMatchingIndex()) {
        found = find(parser, rest.tail(), reader);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  /** The parser has read as far as what it complains of. */
  private static UnusableDocument broken(Reader reader, JsonLocation location, String reason) {
    return new UnusableDocument.Broken(place(reader, location, location.getByteOffset()), reason);
  }

  /** Of the token at which the parser stands. */
  private static UnusableDocument.Place place(Reader reader, JsonParser parser) {
    JsonLocation location = parser.currentTokenLocation();
    return place(reader, location, location.getByteOffset() + 1);
  }

  private static UnusableDocument.Place place(Reader reader, JsonLocation at, long last) {
    String spot =
        at.getByteOffset() < 0
            ? "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())
            : "byte " + last;
    return new UnusableDocument.Place(reader.position() + 1, spot);
  }
}
