package dev.weir.pipeline.shape;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.place.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A map of known keys; every other key is a problem.
 *
 * @param name what it describes, as in {@code step aggregate}
 * @param rules about keys together
 * @param build may throw {@link IllegalArgumentException} with a message for the user
 */
public record Table<T>(
    String name, String description, List<Key<?>> keys, List<Rule> rules, Function<Fields, T> build)
    implements Shape<T> {

  /** How many of some keys must be there. */
  public sealed interface Rule {
    List<String> keys();

    /** One and only one. */
    record ExactlyOne(List<String> keys) implements Rule {}

    record AtLeastOne(List<String> keys) implements Rule {}
  }

  public Table {
    keys = List.copyOf(keys);
    rules = List.copyOf(rules);
  }

  public static <T> Table<T> of(
      String name, String description, List<Key<?>> keys, Function<Fields, T> build) {
    return new Table<>(name, description, keys, List.of(), build);
  }

  public Table<T> with(Rule rule) {
    return new Table<>(name, description, keys, List.of(rule), build);
  }

  /** A key of the table's own name whose value the table is. */
  public Key<T> asKey() {
    return Key.required(name, this, description);
  }

  /** In this order. */
  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  @Override
  public Optional<T> read(Place place) {
    Optional<Map<String, Place>> entries = place.entries();
    if (entries.isEmpty()) {
      place.expected(words());
      return Optional.empty();
    }
    Map<String, Place> known = known(place, entries.get());
    Fields fields = new Fields();
    boolean usable = obeyed(place, known);
    for (Key<?> key : keys) {
      usable &= key.read(place, known.get(key.name()), fields);
    }
    return usable ? built(place, fields) : Optional.empty();
  }

  private Optional<T> built(Place place, Fields fields) {
    try {
      return Optional.of(build.apply(fields));
    } catch (IllegalArgumentException e) {
      place.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** By the keys' names. A section whose name is misspelt is read too, to find what is in it. */
  private Map<String, Place> known(Place place, Map<String, Place> entries) {
    Map<String, Place> known = new LinkedHashMap<>(entries);
    entries.forEach(
        (key, entry) -> {
          if (!names().contains(key)) {
            entry.problemWithKey(place.path(), DidYouMean.notOne(key, "key of " + name, names()));
            DidYouMean.nearest(key, sections()).ifPresent(near -> known.putIfAbsent(near, entry));
          }
        });
    return known;
  }

  private List<String> sections() {
    return keys.stream()
        .filter(key -> key.shape().tables().findAny().isPresent())
        .map(Key::name)
        .toList();
  }

  private boolean obeyed(Place place, Map<String, Place> entries) {
    boolean obeyed = true;
    for (Rule rule : rules) {
      List<String> there = rule.keys().stream().filter(entries::containsKey).toList();
      if (there.isEmpty()) {
        place.problem(String.join(" or ", quoted(rule.keys())) + " is missing");
        obeyed = false;
      } else if (rule instanceof Rule.ExactlyOne && there.size() > 1) {
        place.problem(String.join(" and ", quoted(there)) + " exclude each other: keep one");
        obeyed = false;
      }
    }
    return obeyed;
  }

  private static List<String> quoted(List<String> keys) {
    return keys.stream().map(key -> "'" + key + "'").toList();
  }

  @Override
  public String words() {
    return "a map with the keys " + String.join(", ", names());
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), key.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", description);
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", keys.stream().filter(Key::isRequired).map(Key::name).toList());
    schema.put("additionalProperties", false);
    for (Rule rule : rules) {
      schema.put(
          rule instanceof Rule.ExactlyOne ? "oneOf" : "anyOf",
          rule.keys().stream().map(key -> Map.of("required", List.of(key))).toList());
    }
    return schema;
  }

  @Override
  public Stream<Table<?>> tables() {
    return Stream.concat(Stream.of(this), keys.stream().flatMap(key -> key.shape().tables()));
  }
}
