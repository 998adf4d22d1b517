/**
 * Executes a state machine as AWS Step Functions would, in this process, and keeps its history in
 * the form of {@code GetExecutionHistory}.
 *
 * <p>Start at {@link dev.weir.local.statemachine.Execution}.
 */
@NullMarked
package dev.weir.local.statemachine;

import org.jspecify.annotations.NullMarked;
