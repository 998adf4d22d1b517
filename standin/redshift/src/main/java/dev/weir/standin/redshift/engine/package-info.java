/**
 * Runs what was submitted, on PostgreSQL.
 *
 * <p>Start at {@link dev.weir.standin.redshift.engine.Engine}.
 */
@NullMarked
package dev.weir.standin.redshift.engine;

import org.jspecify.annotations.NullMarked;
