/**
 * Redshift's SQL, refused where Redshift refuses it and made PostgreSQL's otherwise.
 *
 * <p>Start at {@link dev.weir.standin.redshift.sql.Dialect}.
 */
@NullMarked
package dev.weir.standin.redshift.sql;

import org.jspecify.annotations.NullMarked;
