package dev.weir.pipeline.shape;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.place.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A map of one key, which says what its value is: {@code sort: [avg_rating desc]}.
 *
 * @param noun what a key is, as in {@code step}
 * @param beside keys that may stand beside it
 * @param complete makes the result of the value and the keys beside it; may throw {@link
 *     IllegalArgumentException} with a message for the user
 */
public record OneKey<V, T>(
    String noun,
    List<Key<? extends V>> options,
    List<Key<?>> beside,
    Function<V, Function<Fields, T>> complete)
    implements Shape<T> {
  @Override
  public Optional<T> read(Place place) {
    Optional<Map<String, Place>> entries = place.entries();
    if (entries.isEmpty()) {
      place.expected(words());
      return Optional.empty();
    }
    Fields fields = new Fields();
    beside.forEach(key -> key.read(place, entries.get().remove(key.name()), fields));
    List<V> values = new ArrayList<>();
    entries.get().forEach((name, entry) -> option(place, name, entry).ifPresent(values::add));
    if (entries.get().size() != 1) {
      place.problem(
          "expected one %s, found %s"
              .formatted(
                  noun,
                  entries.get().isEmpty() ? "none" : String.join(", ", entries.get().keySet())));
    }
    return values.stream().findFirst().flatMap(value -> completed(place, value, fields));
  }

  private Optional<T> completed(Place place, V value, Fields fields) {
    try {
      return Optional.of(complete.apply(value).apply(fields));
    } catch (IllegalArgumentException e) {
      place.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<? extends V> option(Place place, String name, Place entry) {
    for (Key<? extends V> option : options) {
      if (option.name().equals(name)) {
        return value(place, option, entry);
      }
    }
    entry.problemWithKey(place.path(), DidYouMean.notOne(name, noun, names()));
    return Optional.empty();
  }

  private static <V> Optional<V> value(Place place, Key<V> option, Place entry) {
    Fields fields = new Fields();
    return option.read(place, entry, fields) ? Optional.of(fields.get(option)) : Optional.empty();
  }

  private List<String> names() {
    return options.stream().map(Key::name).toList();
  }

  @Override
  public String words() {
    return "a " + noun + " (" + String.join(", ", names()) + ")";
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    Stream.concat(options.stream(), beside.stream())
        .forEach(key -> properties.put(key.name(), key.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    schema.put("oneOf", names().stream().map(name -> Map.of("required", List.of(name))).toList());
    return schema;
  }

  @Override
  public Stream<Table<?>> tables() {
    List<Key<?>> all = new ArrayList<>(options);
    all.addAll(beside);
    Table<?> self =
        Table.of(noun, "A map with one of these keys.", all, Function.identity())
            .with(new Table.Rule.ExactlyOne(names()));
    return Stream.concat(Stream.of(self), options.stream().flatMap(key -> key.shape().tables()));
  }
}
