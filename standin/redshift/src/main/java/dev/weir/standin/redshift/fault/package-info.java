/**
 * What goes wrong on demand.
 *
 * <p>Start at {@link dev.weir.standin.redshift.fault.Faults}.
 */
@NullMarked
package dev.weir.standin.redshift.fault;

import org.jspecify.annotations.NullMarked;
