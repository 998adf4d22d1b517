/**
 * A warehouse in memory behind the Data API: transactions, locks, conflicts, statements that hang
 * and ends that nobody is told of.
 *
 * <p>Start at {@link dev.weir.simulation.warehouse.SimulatedWarehouse}.
 */
@NullMarked
package dev.weir.simulation.warehouse;

import org.jspecify.annotations.NullMarked;
