package dev.weir.cli.schedule;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.stack.Schedules.Deployed;
import dev.weir.stack.Stack;
import dev.weir.stack.schedule.AwsCron;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The schedules of a place, with what comes next and what came of the last run. */
record ScheduleTable(Project project, Console console) {
  /** Where the last run of each pipeline is looked for. */
  private static final int NEWEST = 100;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  void printLaptop() {
    InstantSource clock = InstantSource.system();
    Attempts attempts = Attempts.of(new ExecutionStore(project.executions(), clock).list());
    TextTable table = table();
    project
        .catalog()
        .schedules()
        .forEach(
            (pipeline, schedule) ->
                table.row(
                    pipeline,
                    state(schedule.enabled()),
                    schedule.cron().expression(),
                    schedule.timeZone().getId(),
                    schedule.enabled() ? next(schedule, clock.instant()) : "",
                    last(attempts, pipeline)));
    table.lines().forEach(console.out()::println);
  }

  void printStack(Stack stack) {
    Map<String, Schedule> written = project.catalog().schedules();
    Attempts attempts = stack.executions().newest(NEWEST);
    TextTable table = table();
    List<String> different = new ArrayList<>();
    for (Deployed deployed : stack.schedules().list()) {
      Optional<Schedule> same =
          Optional.ofNullable(written.get(deployed.pipeline())).filter(s -> says(s, deployed));
      if (same.isEmpty()) {
        different.add(deployed.pipeline());
      }
      table.row(
          deployed.pipeline(),
          state(deployed.enabled()),
          deployed.expression(),
          deployed.timeZone(),
          deployed.enabled() ? same.map(s -> next(s, Instant.now())).orElse("?") : "",
          last(attempts, deployed.pipeline()));
    }
    table.lines().forEach(console.out()::println);
    if (!different.isEmpty()) {
      console
          .out()
          .println(
              console.suggested(
                  "Deployed otherwise than the pipelines here say: %s. ./weir schedule write and a deployment make it the same."
                      .formatted(String.join(", ", different))));
    }
  }

  private static boolean says(Schedule schedule, Deployed deployed) {
    return AwsCron.of(schedule.cron()).equals(deployed.expression())
        && schedule.timeZone().getId().equals(deployed.timeZone());
  }

  private static TextTable table() {
    return new TextTable(
        List.of("pipeline", "state", "schedule", "time zone", "next", "last run"),
        List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT));
  }

  private static String state(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  /** By the schedule's own clock. */
  private static String next(Schedule schedule, Instant now) {
    return TIME.format(schedule.next(now).atZone(schedule.timeZone()));
  }

  private static String last(Attempts attempts, String pipeline) {
    return attempts.list().stream()
        .filter(attempt -> attempt.run().pipeline().equals(pipeline))
        .findFirst()
        .map(ScheduleTable::outcome)
        .orElse("");
  }

  private static String outcome(Attempt attempt) {
    return attempt.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + " "
        + TIME.format(attempt.startDate().atZone(ZoneId.systemDefault()));
  }
}
