/**
 * JSON with JSONata expressions in it, and their values.
 *
 * <p>Start at {@link dev.weir.statemachine.expression.Template}.
 */
@NullMarked
package dev.weir.statemachine.expression;

import org.jspecify.annotations.NullMarked;
