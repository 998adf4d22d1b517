/**
 * The pipeline language: what a person writes, with every problem reported at once.
 *
 * <p>Start at {@link dev.weir.pipeline.Pipeline}.
 */
@NullMarked
package dev.weir.pipeline;

import org.jspecify.annotations.NullMarked;
