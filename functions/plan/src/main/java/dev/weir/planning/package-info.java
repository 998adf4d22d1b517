/**
 * The plan function: freezes the plan of a run in the lake and takes the pipeline's lease.
 *
 * <p>Start at {@link dev.weir.planning.PlanService}.
 */
@NullMarked
package dev.weir.planning;

import org.jspecify.annotations.NullMarked;
