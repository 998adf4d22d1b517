/**
 * The plan: a pipeline with every name resolved and every statement compiled, frozen for a run.
 *
 * <p>Start at {@link dev.weir.plan.Plan}.
 */
@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
