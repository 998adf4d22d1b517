/**
 * How the interpreter calls functions: as AWS does, with JSON that is serialised.
 *
 * <p>Start at {@link dev.weir.statemachine.function.FunctionInvoker}.
 */
@NullMarked
package dev.weir.statemachine.function;

import org.jspecify.annotations.NullMarked;
