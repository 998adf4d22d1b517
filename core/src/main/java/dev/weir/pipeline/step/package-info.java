/**
 * Data sets that are made of others, step by step or by SQL, as a pipeline writes them.
 *
 * <p>Start at {@link dev.weir.pipeline.step.Step}.
 */
@NullMarked
package dev.weir.pipeline.step;

import org.jspecify.annotations.NullMarked;
