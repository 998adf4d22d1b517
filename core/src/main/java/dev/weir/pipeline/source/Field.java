package dev.weir.pipeline.source;

import dev.weir.schema.ColumnType;
import java.util.Optional;

/**
 * A column read out of a record.
 *
 * @param path JSON Pointer in the record, {@code /address/city}; for csv and tsv the header's name,
 *     or the position from 1 where there is no header
 * @param format of a date or time, as {@link dev.weir.value.DateFormat} has it; empty: ISO 8601
 * @param optional whether no record at all may have it
 */
public record Field(ColumnType type, String path, Optional<String> format, boolean optional) {
  /** One in the forms of its type that some record must have. */
  public Field(ColumnType type, String path) {
    this(type, path, Optional.empty(), false);
  }
}
