package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a value in a file must look like, and what becomes of it. Shapes are values: no state of a
 * reading is in them.
 */
public sealed interface Shape<T>
    permits Scalar, Shape.Mapped, Listing, Mapping, AnyMap, Table, Choice, OneKey, ByForm {
  /**
   * Reads a value. Everything that is wrong in it is noted as a problem; what can be used in spite
   * of that is returned, so that later checks find more problems in the same reading.
   */
  Optional<T> read(Place place);

  /** The same rules as JSON Schema, 2020-12. */
  Map<String, Object> schema();

  /** What is expected, in words: {@code a list of columns}. */
  String words();

  /** The tables of keys within, in reading order. */
  Stream<Table<?>> tables();

  /**
   * Makes something else of the value.
   *
   * @param function may throw {@link IllegalArgumentException} with a message for the user
   */
  default <U> Shape<U> map(Function<T, U> function) {
    return new Mapped<>(this, function);
  }

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
}
