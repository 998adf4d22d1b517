/**
 * An HTTP API → Parquet in the lake.
 *
 * <p>Start at {@link dev.weir.extractapi.ExtractApi}.
 */
@NullMarked
package dev.weir.extractapi;

import org.jspecify.annotations.NullMarked;
