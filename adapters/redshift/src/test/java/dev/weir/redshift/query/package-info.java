/** Tests of dev.weir.redshift.query. */
@NullMarked
package dev.weir.redshift.query;

import org.jspecify.annotations.NullMarked;
