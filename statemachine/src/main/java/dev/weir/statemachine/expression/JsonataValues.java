package dev.weir.statemachine.expression;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jackson's values and the JSONata library's, which are Java's maps, lists and scalars. */
final class JsonataValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What JSON does not have, such as a function. */
  static final class NotJson extends RuntimeException {
    private NotJson(Object value) {
      super("not JSON: " + value.getClass().getSimpleName());
    }
  }

  private JsonataValues() {}

  static Object fromJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), fromJson(e.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(fromJson(element)));
        yield list;
      }
      case STRING -> node.asText();
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> node.numberValue();
      case NULL, MISSING, BINARY, POJO -> Jsonata.NULL_VALUE;
    };
  }

  /**
   * @throws NotJson for what JSON does not have
   */
  static JsonNode toJson(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, member) -> object.set(String.valueOf(key), toJson(member)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(element -> array.add(toJson(element)));
        yield array;
      }
      case String text -> JSON.textNode(text);
      case Boolean bool -> JSON.booleanNode(bool);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Number number -> number(number);
      default -> throw new NotJson(value);
    };
  }

  /** JavaScript knows one kind of number: 2.0 is 2. */
  private static JsonNode number(Number number) {
    BigDecimal decimal = new BigDecimal(number.toString());
    boolean whole = decimal.stripTrailingZeros().scale() <= 0;
    return whole && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? JSON.numberNode(decimal.longValueExact())
        : JSON.numberNode(decimal);
  }
}
