package dev.weir.pipeline.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times in the five fields of cron: minute, hour, day of the month, month, day of the week.
 *
 * <p>Every time on the clock comes once at most, as with EventBridge Scheduler: one that the clock
 * leaves out when summer time begins does not come, and one that it shows twice when summer time
 * ends comes when it is shown first (docs.aws.amazon.com/scheduler/latest/UserGuide,
 * schedule-types).
 *
 * @param expression as it is written
 * @param daysOfWeek 0 is Sunday
 */
public record Cron(
    String expression,
    SortedSet<Integer> minutes,
    SortedSet<Integer> hours,
    SortedSet<Integer> daysOfMonth,
    SortedSet<Integer> months,
    SortedSet<Integer> daysOfWeek) {
  /** From one 29 February to the next where a century's has none. */
  private static final int MOST_DAYS = 8 * 366;

  /**
   * @throws IllegalArgumentException with a message for the user, which goes on after the value's
   *     name
   */
  public static Cron parse(String expression) {
    String[] fields = expression.strip().split("\\s+");
    if (fields.length != CronField.values().length) {
      throw new IllegalArgumentException(
          "'%s' has %d fields: expected five, minute hour day-of-month month day-of-week, as in 30 5 * * MON-FRI"
              .formatted(expression, fields.length));
    }
    try {
      return of(String.join(" ", fields), fields);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' %s".formatted(expression, e.getMessage()), e);
    }
  }

  private static Cron of(String expression, String[] fields) {
    Cron cron =
        new Cron(
            expression,
            CronField.MINUTE.parse(fields[0]),
            CronField.HOUR.parse(fields[1]),
            CronField.DAY_OF_MONTH.parse(fields[2]),
            CronField.MONTH.parse(fields[3]),
            CronField.DAY_OF_WEEK.parse(fields[4]));
    if (CronField.isRestricted(fields[2]) && CronField.isRestricted(fields[4])) {
      throw new IllegalArgumentException(
          "restricts both day-of-month and day-of-week. cron would take either, and AWS cannot say that: leave one of them *");
    }
    if (cron.months.stream().noneMatch(cron::hasDay)) {
      throw new IllegalArgumentException("never comes: no month of it has such a day");
    }
    return cron;
  }

  private boolean hasDay(int month) {
    return daysOfMonth.first() <= Month.of(month).maxLength();
  }

  /** The most days from one that has such a time to the next: 1 where every day has one. */
  public int daysApart() {
    LocalDate start = LocalDate.EPOCH;
    List<Integer> days =
        IntStream.range(0, 2 * MOST_DAYS)
            .filter(day -> comesOn(start.plusDays(day)))
            .boxed()
            .toList();
    return IntStream.range(1, days.size())
        .map(i -> days.get(i) - days.get(i - 1))
        .max()
        .orElse(MOST_DAYS);
  }

  /** The first time after another. */
  public Instant next(Instant after, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(after, zone);
    return times(IntStream.range(0, MOST_DAYS).mapToObj(today::plusDays), zone, Order.FORWARD)
        .filter(time -> time.isAfter(after))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(expression + " never comes in " + zone));
  }

  /** The newest time that is not after another. */
  public Instant latest(Instant until, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(until, zone);
    return times(IntStream.range(0, MOST_DAYS).mapToObj(today::minusDays), zone, Order.BACKWARD)
        .filter(time -> !time.isAfter(until))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(expression + " never came in " + zone));
  }

  private enum Order {
    FORWARD,
    BACKWARD;

    Stream<Integer> of(SortedSet<Integer> values) {
      Collection<Integer> ordered = this == FORWARD ? values : values.reversed();
      return ordered.stream();
    }
  }

  private Stream<Instant> times(Stream<LocalDate> days, ZoneId zone, Order order) {
    Predicate<LocalDate> right = this::comesOn;
    return days.filter(right)
        .flatMap(
            day ->
                order
                    .of(hours)
                    .flatMap(
                        hour ->
                            order
                                .of(minutes)
                                .flatMap(
                                    minute ->
                                        first(day, LocalTime.of(hour, minute), zone).stream())));
  }

  private boolean comesOn(LocalDate day) {
    return months.contains(day.getMonthValue())
        && daysOfMonth.contains(day.getDayOfMonth())
        && daysOfWeek.contains(day.getDayOfWeek().getValue() % 7);
  }

  /** When a clock shows it first; empty if it never does. */
  private static Optional<Instant> first(LocalDate day, LocalTime time, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(day.atTime(time));
    return offsets.stream().findFirst().map(offset -> day.atTime(time).toInstant(offset));
  }

  @Override
  public String toString() {
    return expression;
  }
}
