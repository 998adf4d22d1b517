package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A map from names that the user chooses, in the file's order. Never empty where it is there.
 *
 * @param name what a name looks like, in words
 */
public record Mapping<T>(String words, String name, Pattern pattern, Shape<T> value)
    implements Shape<Map<String, T>> {
  private static final Pattern ANYTHING = Pattern.compile("[\\s\\S]+");

  /** A map from names that may be anything but empty. */
  public static <T> Mapping<T> of(String words, Shape<T> value) {
    return new Mapping<>(words, "a name", ANYTHING, value);
  }

  @Override
  public Optional<Map<String, T>> read(Place place) {
    Optional<Map<String, Place>> entries = place.entries();
    if (entries.isEmpty()) {
      place.expected(words);
      return Optional.empty();
    }
    if (entries.get().isEmpty()) {
      place.problem("is empty: expected " + words);
    }
    Map<String, T> values = new LinkedHashMap<>();
    entries.get().forEach((key, at) -> read(key, at, values));
    return Optional.of(values);
  }

  private void read(String key, Place at, Map<String, T> values) {
    if (!pattern.matcher(key).matches()) {
      at.problemWithKey(at.path(), "'" + key + "' is not " + name);
    }
    value.read(at).ifPresent(read -> values.put(key, read));
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("propertyNames", Map.of("pattern", "^(?:" + pattern.pattern() + ")$"));
    schema.put("additionalProperties", value.schema());
    schema.put("minProperties", 1);
    return schema;
  }

  @Override
  public Stream<Table<?>> tables() {
    return value.tables();
  }
}
