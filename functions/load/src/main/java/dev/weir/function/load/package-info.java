/**
 * The load function: takes a run's publication one step further.
 *
 * <p>Start at {@link dev.weir.function.load.LoadService}.
 */
@NullMarked
package dev.weir.function.load;

import org.jspecify.annotations.NullMarked;
