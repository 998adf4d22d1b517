package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.value.JsonInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Plain values in a JSON document: the ids to ask for, one by one. */
public final class JsonValues {
  private JsonValues() {}

  /**
   * The strings and numbers of the array at a pointer, as text.
   *
   * @param most how many of them, from the start
   * @throws UnusableDocument if there is no such array, or something else in it
   */
  public static List<String> read(InputStream input, String pointer, int most, RecordLimits limits)
      throws IOException, UnusableDocument {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = JsonInput.mapper(limits).createParser(input)) {
      if (parser.nextToken() == null) {
        throw new UnusableDocument.Broken(1, "the document is empty");
      }
      if (!JsonPath.find(parser, JsonPointer.compile(pointer))
          || parser.currentToken() != JsonToken.START_ARRAY) {
        throw new UnusableDocument.Unexpected(
            "there is no array at " + (pointer.isEmpty() ? "the top" : pointer));
      }
      while (values.size() < most && parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(value(parser));
      }
    } catch (JsonProcessingException e) {
      throw new UnusableDocument.Broken(values.size() + 1L, JsonInput.reason(e));
    }
    return values;
  }

  private static String value(JsonParser parser) throws IOException, UnusableDocument {
    if (parser.currentToken() != JsonToken.VALUE_STRING && !parser.currentToken().isNumeric()) {
      throw new UnusableDocument.Unexpected(
          "there is %s among the values, not a string or a number"
              .formatted(JsonInput.describe(parser.readValueAsTree())));
    }
    return parser.getText();
  }
}
