/** Tests of dev.weir.redshift.sql. */
@NullMarked
package dev.weir.redshift.sql;

import org.jspecify.annotations.NullMarked;
