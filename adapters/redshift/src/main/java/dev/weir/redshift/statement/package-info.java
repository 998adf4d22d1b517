/**
 * Statements that run in Redshift while nobody waits: submitting, looking, reading results, and
 * finding again after a crash what was submitted.
 *
 * <p>Start at {@link dev.weir.redshift.statement.DataApi}.
 */
@NullMarked
package dev.weir.redshift.statement;

import org.jspecify.annotations.NullMarked;
