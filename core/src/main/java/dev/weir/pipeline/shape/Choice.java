package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of several tables.
 *
 * @param which chooses by what is there; empty if it has noted a problem instead
 */
public record Choice<T>(
    String words,
    List<Table<? extends T>> options,
    Function<Place, Optional<Table<? extends T>>> which)
    implements Shape<T> {
  @Override
  public Optional<T> read(Place place) {
    if (place.entries().isEmpty()) {
      place.expected(words);
      return Optional.empty();
    }
    return which.apply(place).flatMap(table -> table.read(place));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", options.stream().map(Table::schema).toList());
  }

  @Override
  public Stream<Table<?>> tables() {
    return options.stream().flatMap(Table::tables);
  }
}
