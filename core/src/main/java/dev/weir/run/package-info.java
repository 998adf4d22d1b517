/**
 * A run's identity, its folder in the lake, and its lease.
 *
 * <p>Start at {@link dev.weir.run.RunId}.
 */
@NullMarked
package dev.weir.run;

import org.jspecify.annotations.NullMarked;
