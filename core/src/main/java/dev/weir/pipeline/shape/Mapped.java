package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks like another shape and becomes something else. */
record Mapped<S, T>(Shape<S> shape, Function<S, T> function) implements Shape<T> {
  @Override
  public Optional<T> read(Place place) {
    Optional<S> value = shape.read(place);
    try {
      return value.map(function);
    } catch (IllegalArgumentException e) {
      place.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }

  @Override
  public String words() {
    return shape.words();
  }

  @Override
  public Stream<Table<?>> tables() {
    return shape.tables();
  }
}
