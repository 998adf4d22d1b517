package dev.weir.records.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.BadValue;
import dev.weir.value.TextValues;
import org.jspecify.annotations.Nullable;

/** Values in a tree of JSON (or of XML, read as one): a value of a text's, whatever it is there. */
public final class TreeValues {
  private TreeValues() {}

  static @Nullable Object parse(ColumnType type, JsonNode node) throws BadValue {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> null;
      case STRING -> TextValues.parse(type, node.textValue());
      case NUMBER -> unquoted(type, node.decimalValue().toString());
      case BOOLEAN -> unquoted(type, String.valueOf(node.booleanValue()));
      case OBJECT, ARRAY, BINARY, POJO -> nested(type, node);
    };
  }

  /** What is no string cannot be meant as Base64, even if it has its letters: {@code true}. */
  private static @Nullable Object unquoted(ColumnType type, String text) throws BadValue {
    if (type == Simple.BINARY) {
      throw new BadValue("not Base64");
    }
    return TextValues.parse(type, text);
  }

  private static Object nested(ColumnType type, JsonNode node) throws BadValue {
    if (type != Simple.TEXT) {
      throw new BadValue(node.isObject() ? "an object, not one value" : "an array, not one value");
    }
    return node.toString();
  }
}
