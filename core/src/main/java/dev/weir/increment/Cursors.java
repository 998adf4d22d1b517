package dev.weir.increment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.weir.json.Json;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far each source of a table was read, as its ledger says it in one line of JSON: {@code
 * {"orders":"2026-11-30T22:15:00Z"}}.
 *
 * @param bySource all before this value was read
 */
public record Cursors(SortedMap<String, String> bySource) {
  public Cursors {
    bySource = Collections.unmodifiableSortedMap(new TreeMap<>(bySource));
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #text} writes
   */
  public static Cursors parse(String text) {
    try {
      return new Cursors(
          Json.mapper().readValue(text, new TypeReference<TreeMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("'" + text + "' is no cursor of a ledger", e);
    }
  }

  /** How far a source was read; empty if it was not. */
  public Optional<String> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  public boolean isEmpty() {
    return bySource.isEmpty();
  }

  /** The same for the same cursors. */
  public String text() {
    try {
      return Json.mapper().writeValueAsString(bySource);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write cursors", e);
    }
  }
}
