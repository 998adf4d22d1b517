/**
 * Lakes in memory, and the way to them.
 *
 * <p>Start at {@link dev.weir.simulation.lake.SimulatedLake}.
 */
@NullMarked
package dev.weir.simulation.lake;

import org.jspecify.annotations.NullMarked;
