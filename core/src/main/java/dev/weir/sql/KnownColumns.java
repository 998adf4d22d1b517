package dev.weir.sql;

import dev.weir.schema.Schema;
import java.util.List;
import java.util.Optional;

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

  static KnownColumns named(List<String> names) {
    return new KnownColumns(names, Optional.empty());
  }
}
