/**
 * What a run tells while it works.
 *
 * <p>Start at {@link dev.weir.events.Events}.
 */
@NullMarked
package dev.weir.events;

import org.jspecify.annotations.NullMarked;
