package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.weir.value.BadValue;
import java.io.IOException;
import java.io.StringWriter;

/** Objects and arrays as JSON text: without white space, and with numbers as they were written. */
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  private final Nesting nesting;
  private final int most;
  private boolean tooDeep;

  /**
   * @param most levels, from the record's own
   */
  JsonText(Nesting nesting, int most) {
    this.nesting = nesting;
    this.most = most;
  }

  /**
   * Reads the object or array at whose beginning the parser stands, to its end.
   *
   * @throws BadValue if it has more levels than may be
   */
  String read(JsonParser parser) throws IOException, BadValue {
    StringWriter text = new StringWriter();
    tooDeep = false;
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      nesting.through(parser, tokens -> copy(tokens, out));
    }
    if (tooDeep) {
      throw new BadValue("nested deeper than " + most);
    }
    return text.toString();
  }

  private void copy(JsonParser parser, JsonGenerator out) throws IOException {
    tooDeep |= nesting.depth() > most;
    if (tooDeep) {
      return;
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> out.writeStartObject();
      case END_OBJECT -> out.writeEndObject();
      case START_ARRAY -> out.writeStartArray();
      case END_ARRAY -> out.writeEndArray();
      case FIELD_NAME -> out.writeFieldName(parser.currentName());
      case VALUE_STRING -> out.writeString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          out.writeRawValue(parser.getText());
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalStateException("No JSON");
    }
  }
}
