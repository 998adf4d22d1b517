/**
 * A data set while it is made: rows and rejects become Parquet files, counted from their footers.
 *
 * <p>Start at {@link dev.weir.parquet.dataset.DataSetWriter}.
 */
@NullMarked
package dev.weir.parquet.dataset;

import org.jspecify.annotations.NullMarked;
