/**
 * Reads Parquet files that others made, nested columns included.
 *
 * <p>Start at {@link dev.weir.parquet.outside.DocumentReader}.
 */
@NullMarked
package dev.weir.parquet.outside;

import org.jspecify.annotations.NullMarked;
