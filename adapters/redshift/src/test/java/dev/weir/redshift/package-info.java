/** Tests of Redshift as the warehouse, against the stand-in. */
@NullMarked
package dev.weir.redshift;

import org.jspecify.annotations.NullMarked;
