/**
 * What the values of Parquet files look like, for people.
 *
 * <p>Start at {@link dev.weir.duckdb.profile.Profiler}.
 */
@NullMarked
package dev.weir.duckdb.profile;

import org.jspecify.annotations.NullMarked;
