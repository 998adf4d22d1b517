/**
 * Parquet files on the local disk: one type table, one way to write rows, one way to read them. No
 * Hadoop class is needed at run time.
 *
 * <p>Start at {@link dev.weir.parquet.record.RecordWriter} and {@link
 * dev.weir.parquet.ParquetSchemas}.
 */
@NullMarked
package dev.weir.parquet;

import org.jspecify.annotations.NullMarked;
