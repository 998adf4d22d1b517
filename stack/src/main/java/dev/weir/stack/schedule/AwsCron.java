package dev.weir.stack.schedule;

import dev.weir.pipeline.schedule.Cron;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The expression of EventBridge Scheduler for the same times: it has a year, one of its days must
 * be {@code ?}, and its week is named, because its numbers are others
 * (docs.aws.amazon.com/scheduler/latest/UserGuide, schedule-types).
 */
public final class AwsCron {
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private AwsCron() {}

  /** As in {@code cron(30 5 ? * MON-FRI *)}. */
  public static String of(Cron cron) {
    boolean everyWeekDay = cron.daysOfWeek().size() == DAYS.size();
    return "cron(%s %s %s %s %s *)"
        .formatted(
            field(cron.minutes(), 60, Integer::toString),
            field(cron.hours(), 24, Integer::toString),
            everyWeekDay ? field(cron.daysOfMonth(), 31, Integer::toString) : "?",
            field(cron.months(), 12, Integer::toString),
            everyWeekDay ? "?" : field(cron.daysOfWeek(), DAYS.size(), DAYS::get));
  }

  /** All, a range, or a list: what a step means is written out. */
  private static String field(SortedSet<Integer> values, int all, IntFunction<String> name) {
    if (values.size() == all) {
      return "*";
    }
    int first = values.first();
    int last = values.last();
    return values.size() > 2 && last - first == values.size() - 1
        ? name.apply(first) + "-" + name.apply(last)
        : values.stream().map(name::apply).collect(Collectors.joining(","));
  }
}
