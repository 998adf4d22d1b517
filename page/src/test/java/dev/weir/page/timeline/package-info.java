/**
 * Histories as calls.
 *
 * <p>Start at {@link dev.weir.page.timeline.CallsTest}.
 */
@NullMarked
package dev.weir.page.timeline;

import org.jspecify.annotations.NullMarked;
