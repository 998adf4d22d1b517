package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.source.ConnectionKeys.Form;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.place.Place;
import dev.weir.pipeline.shape.Choice;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code sources}. */
public final class SourceKeys {
  public static final Shape<Map<String, Source>> SOURCES =
      Names.ofDataSets(
          "a map from names to sources",
          new Choice<>(
              "a source: a map with the key connection and others",
              List.of(DatabaseSourceKeys.DATABASE, HttpSourceKeys.HTTP, RecordSourceKeys.FILES),
              SourceKeys::byConnection));

  private SourceKeys() {}

  /** A source is of its connection's kind; where that is wrong, of the kind it looks like. */
  private static Optional<Table<? extends Source>> byConnection(Place place) {
    String connection = place.below("connection").orElse("");
    return Optional.of(
        place
            .elsewhere("connections", connection, "kind")
            .flatMap(Form::of)
            .map(SourceKeys::table)
            .orElseGet(() -> lookingLike(place)));
  }

  private static Table<Source> table(Form form) {
    return switch (form) {
      case DATABASE -> DatabaseSourceKeys.DATABASE;
      case HTTP -> HttpSourceKeys.HTTP;
      case FILES -> RecordSourceKeys.FILES;
    };
  }

  private static Table<Source> lookingLike(Place place) {
    if (place.has("table") || place.has("query") || place.has("partition")) {
      return DatabaseSourceKeys.DATABASE;
    }
    return place.has("each") || place.below("path").filter(SourceKeys::isFile).isEmpty()
        ? HttpSourceKeys.HTTP
        : RecordSourceKeys.FILES;
  }

  private static boolean isFile(String path) {
    return path.contains("*") || Format.byEnding(path).isPresent();
  }
}
