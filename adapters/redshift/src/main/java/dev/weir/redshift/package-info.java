/** Redshift as the warehouse, through its Data API. */
@NullMarked
package dev.weir.redshift;

import org.jspecify.annotations.NullMarked;
