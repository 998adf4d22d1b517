/**
 * A call to AWS on behalf of a stack, and how it fails.
 *
 * <p>Start at {@link dev.weir.stack.call.AwsCalls}.
 */
@NullMarked
package dev.weir.stack.call;

import org.jspecify.annotations.NullMarked;
