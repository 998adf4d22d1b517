/**
 * A stand-in for Redshift and its Data API, strict where Redshift is strict.
 *
 * <p>Start at {@link dev.weir.testkit.redshift.RedshiftStandIn}.
 */
@NullMarked
package dev.weir.testkit.redshift;

import org.jspecify.annotations.NullMarked;
