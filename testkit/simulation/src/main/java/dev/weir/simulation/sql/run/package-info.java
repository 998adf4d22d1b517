/**
 * Queries and changes, answered over rows in memory.
 *
 * <p>Start at {@link dev.weir.simulation.sql.run.Queries}.
 */
@NullMarked
package dev.weir.simulation.sql.run;

import org.jspecify.annotations.NullMarked;
