package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.records.value.TextColumn;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Values of JSON as values of columns. A number is judged by the text that it is written as, like
 * the texts of all other formats, and never goes through a floating point number on its way.
 */
final class Scalars {
  /** More digits may not fit a long. */
  private static final int LONG_CHARACTERS = 18;

  private Scalars() {}

  /** Of a string, number, boolean or null. */
  static @Nullable Object value(TextColumn column, JsonParser parser) throws IOException, BadValue {
    ColumnType type = column.type();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == JsonToken.VALUE_NUMBER_INT
        && type == Simple.BIGINT
        && parser.getTextLength() <= LONG_CHARACTERS) {
      return parser.getLongValue();
    }
    if (type == Simple.BINARY && token != JsonToken.VALUE_STRING) {
      throw new BadValue("not Base64");
    }
    if (token == JsonToken.VALUE_STRING) {
      return column.read(parser.getText());
    }
    return column.hasFormat()
        ? column.parse(parser.getText())
        : TextValues.parse(type, parser.getText());
  }

  /**
   * Of an object or an array.
   *
   * @param json its text
   */
  static void structure(RowBuilder row, int column, ColumnType type, JsonToken start, String json) {
    if (type == Simple.TEXT) {
      row.text(column, json);
    } else {
      row.bad(column, new BadValue(JsonInput.describe(start) + ", not one value"), json);
    }
  }
}
