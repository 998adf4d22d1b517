/**
 * The embedded SQL engine: binds the SQL of a pipeline before anything runs, and runs it over
 * Parquet files.
 *
 * <p>Start at {@link dev.weir.duckdb.DuckDbEngine} and {@link dev.weir.duckdb.DuckDbSession}.
 */
@NullMarked
package dev.weir.duckdb;

import org.jspecify.annotations.NullMarked;
