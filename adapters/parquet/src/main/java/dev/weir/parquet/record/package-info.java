/**
 * Writes records to Parquet files, through Avro.
 *
 * <p>Start at {@link dev.weir.parquet.record.RecordWriter}.
 */
@NullMarked
package dev.weir.parquet.record;

import org.jspecify.annotations.NullMarked;
