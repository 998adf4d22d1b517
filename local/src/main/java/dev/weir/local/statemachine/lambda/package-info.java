/**
 * Calls Lambda handlers in this process, with Lambda's border between: bytes in, bytes out, and
 * failures by class name.
 *
 * <p>Start at {@link dev.weir.local.statemachine.lambda.LambdaInvoker}.
 */
@NullMarked
package dev.weir.local.statemachine.lambda;

import org.jspecify.annotations.NullMarked;
