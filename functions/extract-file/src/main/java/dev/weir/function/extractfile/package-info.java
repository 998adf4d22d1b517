/**
 * Files of a folder → Parquet in the lake.
 *
 * <p>Start at {@link dev.weir.function.extractfile.ExtractFileService}.
 */
@NullMarked
package dev.weir.function.extractfile;

import org.jspecify.annotations.NullMarked;
