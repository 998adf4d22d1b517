package dev.weir.sql;

import dev.weir.error.DidYouMean;
import dev.weir.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a data set's columns: names and types or, where something before is wrong or not
 * known, names alone.
 *
 * @param schema the same names with their types; empty where a type is not known
 */
public record KnownColumns(List<String> names, Optional<Schema> schema) {
  public KnownColumns {
    names = List.copyOf(names);
  }

  public static KnownColumns of(Schema schema) {
    return new KnownColumns(schema.names(), Optional.of(schema));
  }

  public static KnownColumns named(List<String> names) {
    return new KnownColumns(names, Optional.empty());
  }

  /** The schemas of all these data sets; empty if one is not known. */
  public static Optional<Map<String, Schema>> schemas(
      List<String> dataSets, Map<String, KnownColumns> known) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (String dataSet : dataSets) {
      KnownColumns columns = known.get(dataSet);
      if (columns == null || columns.schema().isEmpty()) {
        return Optional.empty();
      }
      schemas.put(dataSet, columns.schema().get());
    }
    return Optional.of(schemas);
  }

  /** A problem for each of these columns that is not there. */
  public List<StepProblem> missing(Stream<String> columns) {
    return columns
        .distinct()
        .filter(column -> !names.contains(column))
        .map(column -> StepProblem.of(DidYouMean.notOne(column, "column", names)))
        .toList();
  }
}
