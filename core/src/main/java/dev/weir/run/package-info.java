/**
 * A run's identity, its lease, and the messages that its functions exchange.
 *
 * <p>Start at {@link dev.weir.run.RunId}.
 */
@NullMarked
package dev.weir.run;

import org.jspecify.annotations.NullMarked;
