/**
 * The one thread of decisions: who acts next, and when.
 *
 * <p>Start at {@link dev.weir.simulation.time.Scheduler}.
 */
@NullMarked
package dev.weir.simulation.time;

import org.jspecify.annotations.NullMarked;
