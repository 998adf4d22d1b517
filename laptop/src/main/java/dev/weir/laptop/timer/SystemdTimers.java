package dev.weir.laptop.timer;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import dev.weir.pipeline.schedule.Cron;
import dev.weir.pipeline.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two units of the user's own for each pipeline, {@code weir-<pipeline>.timer} and {@code
 * .service}.
 *
 * @param units the folder that they lie in
 */
record SystemdTimers(Path units, Programs programs) implements Timers {
  private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");

  @Override
  public String outline(List<Timer> timers) {
    return timers.stream()
        .map(
            timer ->
                "# %s%n%s%n# %s%n%s"
                    .formatted(
                        file(timer.pipeline(), "timer"),
                        timerUnit(timer),
                        file(timer.pipeline(), "service"),
                        serviceUnit(timer)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public List<String> install(List<Timer> timers) {
    timers.forEach(this::requireOurs);
    List<String> done = new ArrayList<>();
    for (Timer timer : timers) {
      write(file(timer.pipeline(), "service"), serviceUnit(timer));
      write(file(timer.pipeline(), "timer"), timerUnit(timer));
      done.add(
          "Wrote %s and its .service: %s. What it prints: journalctl --user -u weir-%s"
              .formatted(
                  file(timer.pipeline(), "timer"), calendar(timer.schedule()), timer.pipeline()));
    }
    systemctl("daemon-reload");
    timers.forEach(timer -> systemctl("enable", "--now", unit(timer.pipeline(), "timer")));
    done.add("They run while you are logged in; to have them run always: loginctl enable-linger");
    return done;
  }

  @Override
  public List<String> uninstall(Path folder, Collection<String> pipelines) {
    List<String> done = new ArrayList<>();
    for (String pipeline : installed(folder)) {
      if (pipelines.isEmpty() || pipelines.contains(pipeline)) {
        systemctl("disable", "--now", unit(pipeline, "timer"));
        delete(file(pipeline, "timer"));
        delete(file(pipeline, "service"));
        done.add("Removed " + file(pipeline, "timer") + " and its .service.");
      }
    }
    systemctl("daemon-reload");
    return done;
  }

  private void systemctl(String... arguments) {
    var _ =
        programs.output(
            "",
            Stream.concat(Stream.of("systemctl", "--user"), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private static String timerUnit(Timer timer) {
    return """
        [Unit]
        Description=Weir: when %s runs

        [Timer]
        OnCalendar=%s
        Persistent=true

        [Install]
        WantedBy=timers.target
        """
        .formatted(timer.pipeline(), calendar(timer.schedule()));
  }

  private static String serviceUnit(Timer timer) {
    return """
        [Unit]
        Description=Weir: runs %s for the tick that is due

        [Service]
        Type=oneshot
        %s
        Environment=%s %s
        ExecStart=%s
        """
        .formatted(
            timer.pipeline(),
            workingDirectory(timer.folder()),
            quoted("JAVA_HOME=" + timer.javaHome()),
            quoted("PATH=" + timer.path()),
            timer.command().stream()
                .map(word -> quoted(word).replace("$", "$$"))
                .collect(Collectors.joining(" ")));
  }

  /** It takes no quotes, and is where a project is known by. */
  private static String workingDirectory(Path folder) {
    return "WorkingDirectory=" + folder.toString().replace("%", "%%");
  }

  private static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
  }

  /** systemd knows time zones; which tick it is that has come is Weir's to say. */
  static String calendar(Schedule schedule) {
    Cron cron = schedule.cron();
    boolean everyWeekDay = cron.daysOfWeek().size() == DAYS.size();
    return "%s*-%s-%s %s:%s:00 %s"
        .formatted(
            everyWeekDay ? "" : Timer.list(cron.daysOfWeek(), DAYS.size(), DAYS::get) + " ",
            Timer.list(cron.months(), 12, Integer::toString),
            Timer.list(cron.daysOfMonth(), 31, Integer::toString),
            Timer.list(cron.hours(), 24, Integer::toString),
            Timer.list(cron.minutes(), 60, Integer::toString),
            schedule.timeZone().getId());
  }

  private Path file(String pipeline, String kind) {
    return units.resolve(unit(pipeline, kind));
  }

  private static String unit(String pipeline, String kind) {
    return "weir-" + pipeline + "." + kind;
  }

  private List<String> installed(Path folder) {
    if (!Files.isDirectory(units)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(units)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("weir-.+\\.timer"))
          .map(name -> name.substring("weir-".length(), name.length() - ".timer".length()))
          .filter(pipeline -> isOf(folder, pipeline))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed("list", units, e);
    }
  }

  private boolean isOf(Path folder, String pipeline) {
    Path service = file(pipeline, "service");
    try {
      return Files.exists(service)
          && Files.readAllLines(service).contains(workingDirectory(folder));
    } catch (IOException e) {
      throw failed("read", service, e);
    }
  }

  private void requireOurs(Timer timer) {
    Path service = file(timer.pipeline(), "service");
    if (Files.exists(service) && !isOf(timer.folder(), timer.pipeline())) {
      throw new TerminalException(
          LaptopError.TIMER_FAILED,
          "Cannot install a timer for '%s': %s is another project's. Uninstall it there first."
              .formatted(timer.pipeline(), service));
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("delete", file, e);
    }
  }

  private static TerminalException failed(String verb, Path file, IOException e) {
    return new TerminalException(
        LaptopError.TIMER_FAILED,
        "Cannot %s %s: %s. Check its owner and the free space.".formatted(verb, file, e),
        e);
  }
}
