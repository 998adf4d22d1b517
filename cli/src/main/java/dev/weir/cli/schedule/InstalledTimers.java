package dev.weir.cli.schedule;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.view.Console;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.laptop.timer.Timer;
import dev.weir.laptop.timer.Timers;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.project.Environment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The timers that run this project's pipelines. */
record InstalledTimers(Project project, Console console) {
  int install(Timers machine, List<String> pipelines, boolean print) {
    List<Timer> timers = timers(pipelines);
    if (timers.isEmpty()) {
      console.out().println("No pipeline has a schedule that is enabled.");
    } else if (print) {
      console.out().print(machine.outline(timers));
    } else {
      machine.install(timers).forEach(console.out()::println);
    }
    return 0;
  }

  private List<Timer> timers(List<String> pipelines) {
    Map<String, Schedule> schedules = project.catalog().schedules();
    List<String> chosen =
        pipelines.isEmpty()
            ? schedules.entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .map(Map.Entry::getKey)
                .toList()
            : pipelines;
    List<Timer> timers = new ArrayList<>();
    for (String pipeline : chosen) {
      Schedule schedule = schedules.get(pipeline);
      if (schedule == null) {
        throw new TerminalException(
            CommandError.BAD_ARGUMENT,
            "Cannot install a timer: "
                + DidYouMean.notOne(pipeline, "scheduled pipeline", schedules.keySet()));
      }
      timers.add(
          new Timer(
              pipeline,
              schedule,
              project.root(),
              Path.of(System.getProperty("java.home")),
              command(pipeline)));
    }
    return timers;
  }

  private List<String> command(String pipeline) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(launcher().toString(), "run", pipeline, "--scheduled"));
    Environment environment = project.environment();
    if (!environment.equals(Environment.NONE)) {
      command.addAll(List.of("--env", environment.name()));
    }
    if (environment.confirm()) {
      command.add("--yes");
    }
    return command;
  }

  /** How Weir was called, from wherever a timer is. */
  private Path launcher() {
    String called = System.getProperty("weir.command", "./weir");
    Path path = project.here().resolve(called).normalize();
    return called.contains("/") || Files.exists(path)
        ? path
        : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, called))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(path);
  }
}
