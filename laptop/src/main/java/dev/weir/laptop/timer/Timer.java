package dev.weir.laptop.timer;

import dev.weir.pipeline.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A command that the machine is to give for every tick of a pipeline's schedule.
 *
 * @param folder of the project
 * @param javaHome of the Java that runs now: a timer's environment names none
 * @param command with the absolute path of its program
 */
public record Timer(
    String pipeline, Schedule schedule, Path folder, Path javaHome, List<String> command) {
  public Timer {
    command = List.copyOf(command);
  }

  /** What programs there are for it: none of a login's own places is on a timer's path. */
  String path() {
    return javaHome.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin";
  }

  /** A field of the schedule as systemd and cron have it: all, or a list. */
  static String list(SortedSet<Integer> values, int all, IntFunction<String> name) {
    return values.size() == all
        ? "*"
        : values.stream().map(name::apply).collect(Collectors.joining(","));
  }
}
