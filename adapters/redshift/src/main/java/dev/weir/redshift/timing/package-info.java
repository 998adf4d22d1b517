/**
 * Time and chance, which a simulation replaces.
 *
 * <p>Start at {@link dev.weir.redshift.timing.Timing}.
 */
@NullMarked
package dev.weir.redshift.timing;

import org.jspecify.annotations.NullMarked;
