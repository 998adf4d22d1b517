/**
 * The keys of steps and checks.
 *
 * <p>Start at {@link dev.weir.pipeline.keys.step.StepKeys}.
 */
@NullMarked
package dev.weir.pipeline.keys.step;

import org.jspecify.annotations.NullMarked;
