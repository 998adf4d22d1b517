package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.JsonInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Plain values in a JSON document: the ids to ask for, one by one. */
public final class JsonValues implements JsonDocument.Reader {
  private final List<String> values = new ArrayList<>();
  private final String pointer;
  private final int most;

  private JsonValues(String pointer, int most) {
    this.pointer = pointer;
    this.most = most;
  }

  /**
   * The strings and numbers of the array at a pointer, as text.
   *
   * @param most how many of them, from the start
   * @throws UnusableDocument if there is no such array, or something else in it
   */
  public static List<String> read(InputStream input, String pointer, int most, RecordLimits limits)
      throws IOException, UnusableDocument {
    JsonValues values = new JsonValues(pointer, most);
    new JsonDocument(pointer, limits).read(input, values);
    return values.values;
  }

  @Override
  public long position() {
    return values.size();
  }

  @Override
  public void read(JsonParser parser) throws IOException, UnusableDocument {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnusableDocument.Unexpected(
          "there is no array at " + (pointer.isEmpty() ? "the top" : pointer));
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (values.size() < most) {
        values.add(value(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  private static String value(JsonParser parser) throws IOException, UnusableDocument {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw new UnusableDocument.Unexpected(
          "there is %s among the values, not a string or a number"
              .formatted(JsonInput.describe(token)));
    }
    return parser.getText();
  }
}
