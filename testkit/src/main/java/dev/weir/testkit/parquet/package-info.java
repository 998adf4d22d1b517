/**
 * What every writer of Parquet files keeps to, whichever way it writes.
 *
 * <p>Start at {@link dev.weir.testkit.parquet.ParquetWriterContract}.
 */
@NullMarked
package dev.weir.testkit.parquet;

import org.jspecify.annotations.NullMarked;
