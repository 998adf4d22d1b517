/**
 * What the state machine and the functions say to each other.
 *
 * <p>Start at {@link dev.weir.message.PlanRequest} and {@link dev.weir.message.PlanResult}. They
 * carry names and pointers into the lake, never rows: a state's input is limited to 256 KiB.
 */
@NullMarked
package dev.weir.message;

import org.jspecify.annotations.NullMarked;
