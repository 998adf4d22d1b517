/**
 * A stand-in for Redshift and its Data API, strict where Redshift is strict.
 *
 * <p>Start at {@link dev.weir.standin.redshift.RedshiftStandIn}.
 */
@NullMarked
package dev.weir.standin.redshift;

import org.jspecify.annotations.NullMarked;
