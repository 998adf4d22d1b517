/**
 * The load function: takes a run's publication one step further.
 *
 * <p>Start at {@link dev.weir.load.LoadService}.
 */
@NullMarked
package dev.weir.load;

import org.jspecify.annotations.NullMarked;
