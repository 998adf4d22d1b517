package dev.weir.laptop.timer;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import dev.weir.pipeline.schedule.Cron;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the user's crontab for each pipeline, known by the comment at its end.
 *
 * @param zone whose clock cron goes by
 */
record Crontab(Programs programs, ZoneId zone) implements Timers {
  @Override
  public String outline(List<Timer> timers) {
    timers.forEach(this::requireSameClock);
    return timers.stream()
        .map(timer -> line(timer) + System.lineSeparator())
        .collect(Collectors.joining());
  }

  @Override
  public List<String> install(List<Timer> timers) {
    timers.forEach(this::requireSameClock);
    List<String> lines = new ArrayList<>(lines());
    for (Timer timer : timers) {
      lines.removeIf(isOf(timer.folder(), timer.pipeline()));
      lines.add(line(timer));
    }
    write(lines);
    return timers.stream().map(timer -> "Wrote into your crontab: " + line(timer)).toList();
  }

  @Override
  public List<String> uninstall(Path folder, Collection<String> pipelines) {
    List<String> lines = new ArrayList<>(lines());
    Predicate<String> chosen =
        line ->
            pipelines.isEmpty()
                ? line.endsWith(" in " + folder) && line.contains(" # weir ")
                : pipelines.stream().anyMatch(pipeline -> isOf(folder, pipeline).test(line));
    List<String> removed = lines.stream().filter(chosen).toList();
    if (!removed.isEmpty()) {
      lines.removeAll(removed);
      write(lines);
    }
    return removed.stream().map(line -> "Removed from your crontab: " + line).toList();
  }

  /** Few crons know another clock than the machine's, and none that does says so. */
  private void requireSameClock(Timer timer) {
    ZoneId wanted = timer.schedule().timeZone();
    if (!wanted.getRules().equals(zone.getRules())) {
      throw new TerminalException(
          LaptopError.NO_TIMERS,
          "Cannot install a timer for '%s': its schedule is in %s, and cron goes by this machine's clock, %s. ./weir serve runs it in its own time zone."
              .formatted(timer.pipeline(), wanted, zone));
    }
  }

  private static Predicate<String> isOf(Path folder, String pipeline) {
    return line -> line.endsWith(mark(folder, pipeline));
  }

  private static String mark(Path folder, String pipeline) {
    return " # weir " + pipeline + " in " + folder;
  }

  /** An unescaped % would end the command. */
  private static String line(Timer timer) {
    String command =
        "cd %s && JAVA_HOME=%s PATH=%s %s >> %s 2>&1"
            .formatted(
                quoted(timer.folder().toString()),
                quoted(timer.javaHome().toString()),
                quoted(timer.path()),
                timer.command().stream().map(Crontab::quoted).collect(Collectors.joining(" ")),
                quoted(timer.folder().resolve(".weir/timer.log").toString()));
    return times(timer.schedule().cron())
        + " "
        + command.replace("%", "\\%")
        + mark(timer.folder(), timer.pipeline());
  }

  /** In numbers, which every cron knows. */
  private static String times(Cron cron) {
    return Stream.of(
            Timer.list(cron.minutes(), 60, Integer::toString),
            Timer.list(cron.hours(), 24, Integer::toString),
            Timer.list(cron.daysOfMonth(), 31, Integer::toString),
            Timer.list(cron.months(), 12, Integer::toString),
            Timer.list(cron.daysOfWeek(), 7, Integer::toString))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Empty where there is no crontab, which crontab takes for a failure. */
  private List<String> lines() {
    Programs.Ended ended = programs.ended("", "crontab", "-l");
    return ended.exitCode() != 0 && ended.out().contains("no crontab")
        ? List.of()
        : programs.good(ended, "crontab", "-l").lines().toList();
  }

  private void write(List<String> lines) {
    String content = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    var _ = programs.output(content, "crontab", "-");
  }
}
