/**
 * How Redshift writes what every warehouse has: statements, names, types, times; and what its
 * catalog says of the tables that are there.
 *
 * <p>Start at {@link dev.weir.redshift.sql.RedshiftDialect}.
 */
@NullMarked
package dev.weir.redshift.sql;

import org.jspecify.annotations.NullMarked;
