/**
 * Has the machine itself run pipelines: by systemd, or by cron.
 *
 * <p>Start at {@link dev.weir.laptop.timer.Timers}.
 */
@NullMarked
package dev.weir.laptop.timer;

import org.jspecify.annotations.NullMarked;
