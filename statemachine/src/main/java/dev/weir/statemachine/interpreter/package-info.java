/**
 * Runs a state machine file as Step Functions does.
 *
 * <p>Start at {@link dev.weir.statemachine.interpreter.Interpreter}.
 */
@NullMarked
package dev.weir.statemachine.interpreter;

import org.jspecify.annotations.NullMarked;
