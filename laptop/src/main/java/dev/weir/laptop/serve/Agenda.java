package dev.weir.laptop.serve;

import dev.weir.pipeline.schedule.Schedule;
import dev.weir.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ticks are due. Of several of one pipeline, which came while others ran or the machine
 * slept, only the newest is: what it reads is what the earlier ones would read now.
 */
final class Agenda {
  /**
   * How late a tick may be when its schedule is first seen: as late as EventBridge Scheduler still
   * starts one.
   */
  static final Duration GRACE = Duration.ofHours(1);

  private final Map<Entry, Instant> handled = new HashMap<>();

  /** A schedule that is changed is another one. */
  private record Entry(String pipeline, Schedule schedule) {}

  /** The runs to start now, the earliest tick first; each is told once. */
  List<RunId> due(Map<String, Schedule> schedules, Instant now) {
    return schedules.entrySet().stream()
        .filter(scheduled -> scheduled.getValue().enabled())
        .flatMap(scheduled -> due(scheduled.getKey(), scheduled.getValue(), now).stream())
        .sorted(Comparator.comparing(RunId::logicalTime).thenComparing(RunId::value))
        .toList();
  }

  private Optional<RunId> due(String pipeline, Schedule schedule, Instant now) {
    Entry entry = new Entry(pipeline, schedule);
    Instant since = handled.computeIfAbsent(entry, _ -> now.minus(GRACE));
    Instant tick = schedule.latest(now);
    if (!tick.isAfter(since)) {
      return Optional.empty();
    }
    handled.put(entry, tick);
    return Optional.of(RunId.scheduled(pipeline, tick));
  }

  /** The next tick of all; empty if nothing is scheduled. */
  static Optional<Instant> next(Map<String, Schedule> schedules, Instant now) {
    return schedules.values().stream()
        .filter(Schedule::enabled)
        .map(schedule -> schedule.next(now))
        .min(Comparator.naturalOrder());
  }
}
