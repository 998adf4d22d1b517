/**
 * Executions of the state machine, on a laptop or in the cloud: their attempts, events and ends.
 *
 * <p>Start at {@link dev.weir.execution.Execution}.
 */
@NullMarked
package dev.weir.execution;

import org.jspecify.annotations.NullMarked;
