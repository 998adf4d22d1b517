package dev.weir.pipeline.source;

import dev.weir.schema.ColumnType;

/**
 * A column read out of a record.
 *
 * @param path JSON Pointer in the record, {@code /address/city}; for csv and tsv the header's name,
 *     or the position from 1 where there is no header
 */
public record Field(ColumnType type, String path) {}
