package dev.weir.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns, and other things by name, in the order in which they were written. */
public final class InOrder {
  private InOrder() {}

  /** An unmodifiable copy in the same order, which Map.copyOf would lose. */
  public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
