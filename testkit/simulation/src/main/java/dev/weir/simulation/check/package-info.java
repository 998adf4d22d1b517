/**
 * The promises, looked at with every commit and every write.
 *
 * <p>Start at {@link dev.weir.simulation.check.Checker}.
 */
@NullMarked
package dev.weir.simulation.check;

import org.jspecify.annotations.NullMarked;
