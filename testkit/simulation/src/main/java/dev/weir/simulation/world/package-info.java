/**
 * Time, chance and trouble of a history, and what is told of it.
 *
 * <p>Start at {@link dev.weir.simulation.world.World}.
 */
@NullMarked
package dev.weir.simulation.world;

import org.jspecify.annotations.NullMarked;
