/**
 * Schedules as AWS has them, in a template.
 *
 * <p>Start at {@link dev.weir.stack.schedule.ScheduleTemplate}.
 */
@NullMarked
package dev.weir.stack.schedule;

import org.jspecify.annotations.NullMarked;
