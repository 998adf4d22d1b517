package dev.weir.laptop.clean;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which runs of a pipeline are kept whatever came of them. */
public sealed interface Retention {
  /** Those that were last at work within this time. */
  record Age(Duration age) implements Retention {}

  /** So many, the newest. */
  record Newest(int runs) implements Retention {}

  /** As a person writes it. */
  Pattern FORM = Pattern.compile("(\\d{1,5}) ?(d|runs?)");

  /**
   * @param text {@code 30d} or {@code 10 runs}
   * @throws IllegalArgumentException if it is neither
   */
  static Retention parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is neither days, 30d, nor runs, 10runs");
    }
    int number = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals("d") ? new Age(Duration.ofDays(number)) : new Newest(number);
  }

  /**
   * The runs that are not kept.
   *
   * @param runs of one pipeline
   */
  default List<OldRun> beyond(List<OldRun> runs, Instant now) {
    return switch (this) {
      case Age kept ->
          runs.stream().filter(run -> run.lastAtWork().isBefore(now.minus(kept.age()))).toList();
      case Newest kept ->
          runs.stream()
              .sorted(Comparator.comparing(OldRun::lastAtWork).reversed())
              .skip(kept.runs())
              .toList();
    };
  }
}
