/**
 * What the planner promises, as contract suites for every engine that it may bind SQL with.
 *
 * <p>Start at {@link dev.weir.testkit.plan.PlannerContract}.
 */
@NullMarked
package dev.weir.testkit.plan;

import org.jspecify.annotations.NullMarked;
