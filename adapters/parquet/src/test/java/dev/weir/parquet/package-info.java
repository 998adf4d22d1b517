/** Tests of Parquet files, with DuckDB and parquet-java's own reader as independent readers. */
@NullMarked
package dev.weir.parquet;

import org.jspecify.annotations.NullMarked;
