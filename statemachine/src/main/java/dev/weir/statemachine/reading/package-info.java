/**
 * A definition's JSON, read and checked completely; all problems are reported together.
 *
 * <p>Start at {@link dev.weir.statemachine.reading.StateMachineReader}.
 */
@NullMarked
package dev.weir.statemachine.reading;

import org.jspecify.annotations.NullMarked;
