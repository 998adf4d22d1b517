/**
 * A statement as tokens, and the errors in it.
 *
 * <p>Start at {@link dev.weir.standin.redshift.statement.Sql}.
 */
@NullMarked
package dev.weir.standin.redshift.statement;

import org.jspecify.annotations.NullMarked;
