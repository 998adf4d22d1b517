package dev.weir.pipeline.schedule;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When a pipeline runs by itself.
 *
 * @param enabled false keeps it from doing so: on AWS, until it is switched on there
 */
public record Schedule(Cron cron, ZoneId timeZone, boolean enabled) {
  public static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("UTC");

  /** The first tick after a time. */
  public Instant next(Instant after) {
    return cron.next(after, timeZone);
  }

  /** The newest tick that is due at a time. */
  public Instant latest(Instant now) {
    return cron.latest(now, timeZone);
  }
}
