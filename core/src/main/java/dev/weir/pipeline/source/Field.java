package dev.weir.pipeline.source;

import dev.weir.schema.ColumnType;

/**
 * A column read out of a record.
 *
 * @param path JSON Pointer in the record, {@code /address/city}; for csv and tsv the header's name.
 *     Default: the column's own name
 */
public record Field(ColumnType type, String path) {}
