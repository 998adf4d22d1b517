package dev.weir.pipeline.keys;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.schedule.Cron;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The keys of {@code schedule}. */
final class ScheduleKeys {
  private static final Key<Cron> CRON =
      Key.required(
          "cron",
          Scalar.text("five fields in quotes: minute hour day-of-month month day-of-week")
              .map(Cron::parse),
          "When: \"30 5 * * MON-FRI\" is 5:30 on working days.");
  private static final Key<ZoneId> TIME_ZONE =
      Key.defaulted(
          "time-zone",
          Scalar.text("a time zone, such as Europe/Berlin").map(ScheduleKeys::timeZone),
          Schedule.DEFAULT_TIME_ZONE,
          Schedule.DEFAULT_TIME_ZONE.getId(),
          "Whose clock is meant. Summer time is followed.");
  private static final Key<Boolean> ENABLED =
      Key.defaulted(
          "enabled",
          Scalar.bool(),
          true,
          true,
          "false keeps the pipeline from running by itself; on AWS, until somebody enables it"
              + " there.");

  static final Table<Schedule> SCHEDULE =
      Table.of(
          "a schedule",
          "When a pipeline runs by itself.",
          List.of(CRON, TIME_ZONE, ENABLED),
          fields -> new Schedule(fields.get(CRON), fields.get(TIME_ZONE), fields.get(ENABLED)));

  private ScheduleKeys() {}

  /** Of the time zone database only, which AWS knows too: not +02:00 or UTC+2. */
  private static ZoneId timeZone(String name) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is not a time zone, such as Europe/Berlin or UTC.%s"
              .formatted(name, DidYouMean.hint(name, known)));
    }
    return ZoneId.of(name);
  }
}
