/**
 * What is seen of the values of Parquet files.
 *
 * <p>Start at {@link dev.weir.duckdb.profile.ProfilerTest}.
 */
@NullMarked
package dev.weir.duckdb.profile;

import org.jspecify.annotations.NullMarked;
