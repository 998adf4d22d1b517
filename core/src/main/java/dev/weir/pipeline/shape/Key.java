package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of a table.
 *
 * @param <V> what {@link Fields#get} gives for it
 */
public final class Key<V> {
  private final String name;
  private final Shape<?> shape;
  private final Function<Place, Optional<V>> read;
  private final Presence<V> presence;
  private final String description;

  /**
   * @param usable what is used where the key is not there, or its value is wrong; null if the table
   *     is of no use without it
   * @param written the same as the user would write it, in JSON's types; null if it cannot be
   *     written
   */
  private record Presence<V>(boolean required, @Nullable V usable, @Nullable Object written) {}

  private Key(
      String name,
      Shape<?> shape,
      Function<Place, Optional<V>> read,
      Presence<V> presence,
      String description) {
    this.name = name;
    this.shape = shape;
    this.read = read;
    this.presence = presence;
    this.description = description;
  }

  public static <T> Key<T> required(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, shape::read, new Presence<>(true, null, null), description);
  }

  /**
   * Required, but a reading goes on without it, to find more problems.
   *
   * @param substitute never gets out of the reading
   */
  public static <T> Key<T> required(String name, Shape<T> shape, T substitute, String description) {
    return new Key<>(name, shape, shape::read, new Presence<>(true, substitute, null), description);
  }

  public static <T> Key<Optional<T>> optional(String name, Shape<T> shape, String description) {
    return new Key<>(
        name,
        shape,
        place -> Optional.of(shape.read(place)),
        new Presence<>(false, Optional.empty(), null),
        description);
  }

  /**
   * @param written the default as the user would write it, in JSON's types
   */
  public static <T> Key<T> defaulted(
      String name, Shape<T> shape, T value, Object written, String description) {
    return new Key<>(name, shape, shape::read, new Presence<>(false, value, written), description);
  }

  public String name() {
    return name;
  }

  public Shape<?> shape() {
    return shape;
  }

  public String description() {
    return description;
  }

  public boolean isRequired() {
    return presence.required();
  }

  /** The default as the user would write it; empty if the key is required or has none. */
  public Optional<Object> written() {
    return Optional.ofNullable(presence.written());
  }

  /** Returns false if the table cannot be used without a right value here. */
  boolean read(Place table, @Nullable Place place, Fields fields) {
    Optional<V> value = place == null ? missing(table) : read.apply(place);
    V usable = value.orElse(presence.usable());
    if (usable == null) {
      return false;
    }
    fields.put(this, usable);
    return true;
  }

  private Optional<V> missing(Place table) {
    if (isRequired()) {
      table.problem("'" + name + "' is missing: expected " + shape.words());
    }
    return Optional.empty();
  }

  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", description);
    schema.putAll(shape.schema());
    written().ifPresent(value -> schema.put("default", value));
    return schema;
  }
}
