package dev.weir.records.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values in a tree of JSON (or of XML, read as one). */
public final class TreeValues {
  private TreeValues() {}

  static @Nullable Object parse(TextColumn column, JsonNode node) throws BadValue {
    ColumnType type = column.type();
    return switch (node.getNodeType()) {
      case NULL, MISSING -> null;
      case STRING -> column.isNull(node.textValue()) ? null : column.parse(node.textValue());
      case NUMBER -> number(type, node.decimalValue());
      case BOOLEAN -> bool(type, node.booleanValue());
      case OBJECT, ARRAY, BINARY, POJO -> nested(type, node);
    };
  }

  private static Object number(ColumnType type, BigDecimal number) throws BadValue {
    return switch (type) {
      case Decimal decimal -> TextValues.decimal(decimal, number);
      case Simple simple -> number(simple, number);
    };
  }

  private static Object number(Simple type, BigDecimal number) throws BadValue {
    return switch (type) {
      case INTEGER -> TextValues.integer(number);
      case BIGINT -> TextValues.bigint(number);
      case REAL -> TextValues.real(number);
      case DOUBLE -> TextValues.floating(number);
      case TEXT -> number.toString();
      case BOOLEAN -> throw new BadValue("not true or false");
      case DATE -> throw new BadValue("not a date");
      case TIMESTAMP -> throw new BadValue("not a timestamp");
      case TIMESTAMPTZ -> throw new BadValue("not a timestamp with an offset");
      case BINARY -> throw new BadValue("not Base64");
    };
  }

  private static @Nullable Object bool(ColumnType type, boolean value) throws BadValue {
    return type == Simple.BOOLEAN ? (Object) value : TextValues.parse(type, String.valueOf(value));
  }

  private static Object nested(ColumnType type, JsonNode node) throws BadValue {
    if (type != Simple.TEXT) {
      throw new BadValue(node.isObject() ? "an object, not one value" : "an array, not one value");
    }
    return node.toString();
  }
}
