/**
 * Every key of a pipeline file: its shape, its default, and what it is for.
 *
 * <p>Start at {@link dev.weir.pipeline.keys.PipelineKeys}.
 */
@NullMarked
package dev.weir.pipeline.keys;

import org.jspecify.annotations.NullMarked;
