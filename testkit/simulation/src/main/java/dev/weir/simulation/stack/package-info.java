/**
 * A deployment: the state machine, its executions, and the functions as processes that may die.
 *
 * <p>Start at {@link dev.weir.simulation.stack.Stack}.
 */
@NullMarked
package dev.weir.simulation.stack;

import org.jspecify.annotations.NullMarked;
