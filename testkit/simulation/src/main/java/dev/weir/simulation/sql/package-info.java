/**
 * The SQL that Weir writes for Redshift, read.
 *
 * <p>Start at {@link dev.weir.simulation.sql.StatementParser}.
 */
@NullMarked
package dev.weir.simulation.sql;

import org.jspecify.annotations.NullMarked;
