/**
 * SQL over the names of data sets: what compiles to it, what binds it, how it is written.
 *
 * <p>Start at {@link dev.weir.sql.SqlEngine}.
 */
@NullMarked
package dev.weir.sql;

import org.jspecify.annotations.NullMarked;
