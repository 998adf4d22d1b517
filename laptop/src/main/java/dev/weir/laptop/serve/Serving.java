package dev.weir.laptop.serve;

import dev.weir.pipeline.schedule.Schedule;
import dev.weir.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts runs when they are due, one after the other, until it is told to stop.
 *
 * @param schedules as the files have them now, by pipeline
 * @param runs runs to the end, and throws nothing
 */
public record Serving(
    Supplier<Map<String, Schedule>> schedules,
    Consumer<RunId> runs,
    InstantSource clock,
    Pause pause) {
  /**
   * How long a change of a schedule goes unseen, and a machine that was asleep: it does not count
   * the time that it sleeps.
   */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** How time passes. */
  @FunctionalInterface
  public interface Pause {
    /** Waits; returns false, at once, if it is time to stop. */
    boolean goesOnAfter(Duration duration) throws InterruptedException;
  }

  public void serve() throws InterruptedException {
    Agenda agenda = new Agenda();
    Duration wait = Duration.ZERO;
    while (pause.goesOnAfter(wait)) {
      Map<String, Schedule> known = schedules.get();
      Instant now = clock.instant();
      List<RunId> due = agenda.due(known, now);
      for (RunId run : due) {
        if (!pause.goesOnAfter(Duration.ZERO)) {
          return;
        }
        runs.accept(run);
      }
      // Other ticks may have come while these ran.
      wait = due.isEmpty() ? untilNext(known, now) : Duration.ZERO;
    }
  }

  private static Duration untilNext(Map<String, Schedule> known, Instant now) {
    return Agenda.next(known, now)
        .map(tick -> Duration.between(now, tick))
        .filter(left -> left.compareTo(LONGEST) < 0)
        .orElse(LONGEST);
  }
}
