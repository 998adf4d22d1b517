package dev.weir.pipeline.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.pipeline.place.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A map of whatever the user writes; read as JSON's text. */
public record AnyMap(String words) implements Shape<String> {
  @Override
  public Optional<String> read(Place place) {
    if (place.entries().isEmpty()) {
      place.expected(words);
      return Optional.empty();
    }
    return Optional.of(json(place).toString());
  }

  private static JsonNode json(Place place) {
    Optional<Map<String, Place>> entries = place.entries();
    if (entries.isPresent()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      entries.get().forEach((name, entry) -> object.set(name, json(entry)));
      return object;
    }
    Optional<List<Place>> items = place.items();
    if (items.isPresent()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.get().forEach(item -> array.add(json(item)));
      return array;
    }
    return single(place);
  }

  private static JsonNode single(Place place) {
    String text = place.text(List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL)).orElse("");
    if (place.text(List.of(Tag.NULL)).isPresent()) {
      return NullNode.getInstance();
    }
    if (place.text(List.of(Tag.BOOL)).isPresent()) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (place.text(List.of(Tag.STR)).isPresent()) {
      return TextNode.valueOf(text);
    }
    return number(place, text);
  }

  private static JsonNode number(Place place, String text) {
    try {
      return text.matches("[-+]?[0-9]+")
          ? JsonNodeFactory.instance.numberNode(new BigInteger(text))
          : JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    } catch (NumberFormatException _) {
      place.problem("'%s' is no number of JSON: write it in decimal, or in quotes".formatted(text));
      return NullNode.getInstance();
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "object");
  }

  @Override
  public Stream<Table<?>> tables() {
    return Stream.empty();
  }
}
