/**
 * When a pipeline runs by itself.
 *
 * <p>Start at {@link dev.weir.pipeline.schedule.Schedule}.
 */
@NullMarked
package dev.weir.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
