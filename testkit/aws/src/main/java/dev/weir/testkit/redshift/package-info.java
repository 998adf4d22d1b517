/** A stand-in for Redshift's Data API. */
@NullMarked
package dev.weir.testkit.redshift;

import org.jspecify.annotations.NullMarked;
