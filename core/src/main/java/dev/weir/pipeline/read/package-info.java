/**
 * Reads pipeline files, and finds them.
 *
 * <p>Start at {@link dev.weir.pipeline.read.PipelineReader}.
 */
@NullMarked
package dev.weir.pipeline.read;

import org.jspecify.annotations.NullMarked;
