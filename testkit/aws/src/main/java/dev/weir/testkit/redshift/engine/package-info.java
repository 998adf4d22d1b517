/**
 * Runs what was submitted, on PostgreSQL.
 *
 * <p>Start at {@link dev.weir.testkit.redshift.engine.Engine}.
 */
@NullMarked
package dev.weir.testkit.redshift.engine;

import org.jspecify.annotations.NullMarked;
