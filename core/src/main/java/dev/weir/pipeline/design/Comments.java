package dev.weir.pipeline.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Comments on a table and its columns: those that it is to have, or those that it has.
 *
 * @param columns by the column's name, in order
 */
public record Comments(Optional<String> table, Map<String, String> columns) {
  public static final Comments NONE = new Comments(Optional.empty(), Map.of());

  public Comments {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** Those of these that are not so in {@code there}. What only {@code there} has may stay. */
  public Comments differingFrom(Comments there) {
    Map<String, String> differing = new LinkedHashMap<>(columns);
    differing
        .entrySet()
        .removeIf(entry -> entry.getValue().equals(there.columns.get(entry.getKey())));
    return new Comments(table.filter(text -> !there.table.equals(table)), differing);
  }
}
