/**
 * An HTTP API → Parquet in the lake.
 *
 * <p>Start at {@link dev.weir.function.extractapi.ExtractApiService}.
 */
@NullMarked
package dev.weir.function.extractapi;

import org.jspecify.annotations.NullMarked;
