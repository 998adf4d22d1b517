/**
 * The plan function: freezes the plan of a run in the lake and takes the pipeline's lease.
 *
 * <p>Start at {@link dev.weir.function.plan.PlanService}.
 */
@NullMarked
package dev.weir.function.plan;

import org.jspecify.annotations.NullMarked;
