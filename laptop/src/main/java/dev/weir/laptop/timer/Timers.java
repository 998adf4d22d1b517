package dev.weir.laptop.timer;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this machine starts by itself. */
public sealed interface Timers permits SystemdTimers, Crontab {
  /** What {@link #install} would write, for people. */
  String outline(List<Timer> timers);

  /** Writes them, over those of the same pipelines. Returns what was done, a sentence a line. */
  List<String> install(List<Timer> timers);

  /**
   * Removes those of a project.
   *
   * @param pipelines empty for all
   * @return what was done, a sentence a line
   */
  List<String> uninstall(Path folder, Collection<String> pipelines);

  /**
   * Those of the person who asks: systemd's where it runs, else cron's.
   *
   * @param variables of the environment
   */
  static Timers of(Map<String, String> variables) {
    if (Files.isDirectory(Path.of("/run/systemd/system"))) {
      Path home = Path.of(variables.getOrDefault("HOME", System.getProperty("user.home")));
      Path configuration =
          Optional.ofNullable(variables.get("XDG_CONFIG_HOME"))
              .map(Path::of)
              .orElse(home.resolve(".config"));
      return new SystemdTimers(configuration.resolve("systemd/user"), Programs.ofThisMachine());
    }
    if (Programs.isOnPath("crontab", variables)) {
      return new Crontab(Programs.ofThisMachine(), ZoneId.systemDefault());
    }
    throw new TerminalException(
        LaptopError.NO_TIMERS,
        "Cannot install a timer: this machine has neither systemd nor crontab. ./weir serve runs what is due while it runs.");
  }
}
