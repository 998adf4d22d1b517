/**
 * What the state machine and the functions say to each other.
 *
 * <p>Start at {@link dev.weir.message.Messages}.
 */
@NullMarked
package dev.weir.message;

import org.jspecify.annotations.NullMarked;
