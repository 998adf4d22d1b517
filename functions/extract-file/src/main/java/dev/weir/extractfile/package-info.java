/**
 * Files of a folder → Parquet in the lake.
 *
 * <p>Start at {@link dev.weir.extractfile.ExtractFile}.
 */
@NullMarked
package dev.weir.extractfile;

import org.jspecify.annotations.NullMarked;
