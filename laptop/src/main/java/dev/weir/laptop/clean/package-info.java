/**
 * What a laptop's lake and warehouse keep of old runs, and what may go.
 *
 * <p>Start at {@link dev.weir.laptop.clean.Cleaning}.
 */
@NullMarked
package dev.weir.laptop.clean;

import org.jspecify.annotations.NullMarked;
