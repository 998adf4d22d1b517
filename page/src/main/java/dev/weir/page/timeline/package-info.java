/**
 * When each call of a run waited and worked, from the history of its execution.
 *
 * <p>Start at {@link dev.weir.page.timeline.Timeline}.
 */
@NullMarked
package dev.weir.page.timeline;

import org.jspecify.annotations.NullMarked;
