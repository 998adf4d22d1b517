/**
 * Reads Parquet files: footers, and rows as records.
 *
 * <p>Start at {@link dev.weir.parquet.read.RecordReader}.
 */
@NullMarked
package dev.weir.parquet.read;

import org.jspecify.annotations.NullMarked;
