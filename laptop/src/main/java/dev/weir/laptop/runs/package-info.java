/**
 * The laptop's executions: which are running, and what became of the others.
 *
 * <p>Start at {@link dev.weir.laptop.runs.ExecutionStore}.
 */
@NullMarked
package dev.weir.laptop.runs;

import org.jspecify.annotations.NullMarked;
