package dev.weir.pipeline.source;

import dev.weir.schema.ColumnType;

/**
 * A column read out of a record.
 *
 * @param path JSON Pointer in the record, {@code /address/city}; for csv and tsv the header's name.
 *     Default: the column's own name
 * @param optional whether no record at all may have it
 */
public record Field(ColumnType type, String path, boolean optional) {
  /** One that some record must have. */
  public Field(ColumnType type, String path) {
    this(type, path, false);
  }
}
