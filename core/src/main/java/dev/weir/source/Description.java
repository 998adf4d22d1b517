package dev.weir.source;

import dev.weir.schema.Schema;
import java.util.List;

/**
 * What a database says about a relation, without reading it.
 *
 * @param estimatedRows from the database's statistics; -1 where it has none
 * @param bytes that the relation takes in the database; -1 where it does not say
 * @param divisible whether it can be read in parts over one snapshot
 * @param key columns that together have no value twice and no null, by the relation's primary key;
 *     empty where it has none
 */
public record Description(
    Schema schema, long estimatedRows, long bytes, boolean divisible, List<String> key) {
  public Description {
    key = List.copyOf(key);
  }

  /** Of a relation without a primary key. */
  public Description(Schema schema, long estimatedRows, long bytes, boolean divisible) {
    this(schema, estimatedRows, bytes, divisible, List.of());
  }
}
