package dev.weir.pipeline.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the five fields: which values it takes, and how they are written. */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY_OF_MONTH("day-of-month", 1, 31, List.of()),
  MONTH("month", 1, 12, Stream.of(Month.values()).map(CronField::name).toList()),
  /** 0 is Sunday, and so is 7. */
  DAY_OF_WEEK("day-of-week", 0, 7, Stream.of(DayOfWeek.values()).map(CronField::name).toList());

  private static final String ALL = "*";
  private static final Pattern ITEM =
      Pattern.compile("(?<from>\\*|\\w+)(?:-(?<to>\\w+))?(?:/(?<step>\\d{1,2}))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

  private final String title;
  private final int least;
  private final int most;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed: List.of and toList.
  private final List<String> names;

  /**
   * @param names of the values from 1
   */
  CronField(String title, int least, int most, List<String> names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  private static String name(Month month) {
    return month.getDisplayName(TextStyle.SHORT, Locale.ROOT).toUpperCase(Locale.ROOT);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ROOT).toUpperCase(Locale.ROOT);
  }

  static boolean isRestricted(String text) {
    return !text.equals(ALL);
  }

  /** The values that a field means; Sunday is 0. */
  SortedSet<Integer> parse(String text) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String item : text.split(",", -1)) {
      addItem(item, values);
    }
    if (this == DAY_OF_WEEK && values.remove(most)) {
      values.add(least);
    }
    return Collections.unmodifiableSortedSet(values);
  }

  private void addItem(String item, SortedSet<Integer> values) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches() || item.startsWith("*-")) {
      throw wrong("'%s' is not a value, a range or a step".formatted(item));
    }
    String from = matcher.group("from");
    String to = matcher.group("to");
    boolean all = from.equals(ALL);
    int width = width(item, matcher.group("step"));
    if (matcher.group("step") != null && !all && to == null) {
      throw wrong(
          "'%s' has a step and no range: write %s-%d/%d".formatted(item, from, end(), width));
    }
    int first = all ? least : value(from);
    int last = all ? end() : to == null ? first : last(first, to);
    if (last < first) {
      throw wrong("'%s' ends before it starts: write a list of two ranges".formatted(item));
    }
    for (int value = first; value <= last; value += width) {
      values.add(value);
    }
  }

  private int width(String item, @Nullable String step) {
    int width = step == null ? 1 : Integer.parseInt(step);
    if (width == 0) {
      throw wrong("'%s' has a step of 0".formatted(item));
    }
    return width;
  }

  /** The greatest value that is not another one again. */
  private int end() {
    return this == DAY_OF_WEEK ? most - 1 : most;
  }

  /** The week of a range ends with Sunday, whichever way it is written. */
  private int last(int first, String to) {
    int last = value(to);
    return this == DAY_OF_WEEK && last == least && first > least ? most : last;
  }

  private int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT)) + 1;
    if (named > 0) {
      return this == DAY_OF_WEEK ? named % most : named;
    }
    int value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      String or = names.isEmpty() ? "" : ", or " + names.getFirst() + " to " + names.getLast();
      throw wrong("'%s' is not one of %d to %d%s".formatted(text, least, most, or));
    }
    return value;
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("has a wrong " + title + ": " + why);
  }
}
