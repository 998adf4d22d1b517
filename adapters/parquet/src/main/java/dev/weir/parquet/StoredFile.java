package dev.weir.parquet;

import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file as its footer has it, types that Weir does not have included.
 *
 * @param rows of all row groups
 */
public record StoredFile(MessageType columns, long rows) {}
