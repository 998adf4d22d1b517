package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Follows a JSON Pointer in a stream. */
public final class JsonPath {
  private JsonPath() {}

  /**
   * Goes to the value at the pointer, and says whether there is one.
   *
   * @param parser stands at a value
   */
  static boolean find(JsonParser parser, JsonPointer rest) throws IOException {
    if (rest.matches()) {
      return true;
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = parser.currentName().equals(rest.getMatchingProperty());
        parser.nextToken();
        if (here) {
          return find(parser, rest.tail());
        }
        parser.skipChildren();
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (i == rest.getMatchingIndex()) {
          return find(parser, rest.tail());
        }
        parser.skipChildren();
      }
    }
    return false;
  }
}
