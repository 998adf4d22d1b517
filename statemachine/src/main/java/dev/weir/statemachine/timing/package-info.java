/**
 * Waiting, deadlines and repetitions.
 *
 * <p>Start at {@link dev.weir.statemachine.timing.Timing}.
 */
@NullMarked
package dev.weir.statemachine.timing;

import org.jspecify.annotations.NullMarked;
