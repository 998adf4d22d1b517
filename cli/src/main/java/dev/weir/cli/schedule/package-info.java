/**
 * When pipelines run by themselves.
 *
 * <p>Start at {@link dev.weir.cli.schedule.ScheduleCommand}.
 */
@NullMarked
package dev.weir.cli.schedule;

import org.jspecify.annotations.NullMarked;
