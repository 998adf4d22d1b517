package dev.weir.pipeline.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The values of a table's keys. */
public final class Fields {
  private final Map<Key<?>, Object> values = new HashMap<>();

  Fields() {}

  <V> void put(Key<V> key, V value) {
    values.put(key, Objects.requireNonNull(value));
  }

  /** The key's value or its default. */
  @SuppressWarnings("unchecked") // put takes a key's own type only
  public <V> V get(Key<V> key) {
    return (V) Objects.requireNonNull(values.get(key), key.name());
  }
}
