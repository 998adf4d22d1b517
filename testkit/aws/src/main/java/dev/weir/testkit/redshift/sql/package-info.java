/**
 * Redshift's SQL, refused where Redshift refuses it and made PostgreSQL's otherwise.
 *
 * <p>Start at {@link dev.weir.testkit.redshift.sql.Dialect}.
 */
@NullMarked
package dev.weir.testkit.redshift.sql;

import org.jspecify.annotations.NullMarked;
