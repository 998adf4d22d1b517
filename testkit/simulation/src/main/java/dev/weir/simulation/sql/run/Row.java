package dev.weir.simulation.sql.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a table: two of the same values are two. Values are Long, String, Boolean, Instant. */
public final class Row {
  private final Map<String, @Nullable Object> values;

  public Row(Map<String, @Nullable Object> values) {
    this.values = new HashMap<>(values);
  }

  /** Null too where the column came after the row. */
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  public Map<String, @Nullable Object> values() {
    return new HashMap<>(values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
