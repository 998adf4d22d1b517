/**
 * The laptop's executions: which are running, and what became of the others.
 *
 * <p>Start at {@link dev.weir.local.runs.ExecutionStore}.
 */
@NullMarked
package dev.weir.local.runs;

import org.jspecify.annotations.NullMarked;
