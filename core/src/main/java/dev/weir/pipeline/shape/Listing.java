package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list.
 *
 * @param min items at least
 * @param distinct whether an item may be there only once
 */
public record Listing<T>(String words, Shape<T> item, int min, boolean distinct)
    implements Shape<List<T>> {
  /** A list that is not empty. */
  public static <T> Listing<T> of(String words, Shape<T> item) {
    return new Listing<>(words, item, 1, false);
  }

  /** A list that is not empty, of items that differ. */
  public static <T> Listing<T> distinct(String words, Shape<T> item) {
    return new Listing<>(words, item, 1, true);
  }

  @Override
  public Optional<List<T>> read(Place place) {
    Optional<List<Place>> items = place.items();
    if (items.isEmpty()) {
      place.expected(words);
      return Optional.empty();
    }
    if (items.get().size() < min) {
      place.problem(
          items.get().isEmpty()
              ? "is empty: expected " + words
              : "expected at least " + min + ", found " + items.get().size());
    }
    List<T> values = new ArrayList<>();
    for (Place at : items.get()) {
      item.read(at).ifPresent(value -> add(at, value, values));
    }
    return Optional.of(values);
  }

  private void add(Place at, T value, List<T> values) {
    if (distinct && values.contains(value)) {
      at.problem("'" + value + "' is there twice");
    }
    values.add(value);
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", item.schema());
    if (min > 0) {
      schema.put("minItems", min);
    }
    if (distinct) {
      schema.put("uniqueItems", true);
    }
    return schema;
  }

  @Override
  public Stream<Table<?>> tables() {
    return item.tables();
  }
}
