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

  static @Nullable Object parse(TextColumn column, JsonNode node) throws BadValue {
    ColumnType type = column.type();
    return switch (node.getNodeType()) {
      case NULL, MISSING -> null;
      case STRING -> column.isNull(node.textValue()) ? null : column.parse(node.textValue());
      case NUMBER -> unquoted(column, node.decimalValue().toString());
      case BOOLEAN -> unquoted(column, String.valueOf(node.booleanValue()));
      case OBJECT, ARRAY, BINARY, POJO -> nested(type, node);
    };
  }

  /** What is no string cannot be meant as Base64, even if it has its letters: {@code true}. */
  private static @Nullable Object unquoted(TextColumn column, String text) throws BadValue {
    if (column.type() == Simple.BINARY) {
      throw new BadValue("not Base64");
    }
    return column.hasFormat() ? column.parse(text) : TextValues.parse(column.type(), text);
  }

  private static Object nested(ColumnType type, JsonNode node) throws BadValue {
    if (type != Simple.TEXT) {
      throw new BadValue(node.isObject() ? "an object, not one value" : "an array, not one value");
    }
    return node.toString();
  }
}
