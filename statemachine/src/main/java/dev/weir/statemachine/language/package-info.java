/**
 * The part of the Amazon States Language that Weir uses, held as records. Nothing here runs.
 *
 * <p>Start at {@link dev.weir.statemachine.language.StateMachine}.
 */
@NullMarked
package dev.weir.statemachine.language;

import org.jspecify.annotations.NullMarked;
