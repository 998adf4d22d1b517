package dev.weir.cli.schedule;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.json.Json;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The schedules of a place, with what comes next and what came of the last run.
 *
 * @param json whether a program asks
 */
record ScheduleTable(Project project, Console console, boolean json) {
  /** Where the last run of each pipeline is looked for. */
  private static final int NEWEST = 100;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /**
   * A line, as programs have it too.
   *
   * @param next by the schedule's own clock; empty where it is disabled
   * @param last outcome and start of the last run; empty without one
   */
  private record Line(
      String pipeline, String state, String schedule, String timeZone, String next, String last) {}

  void printLaptop() {
    InstantSource clock = InstantSource.system();
    Attempts attempts = Attempts.of(new ExecutionStore(project.executions(), clock).list());
    List<Line> lines = new ArrayList<>();
    project
        .catalog()
        .schedules()
        .forEach(
            (pipeline, schedule) ->
                lines.add(
                    new Line(
                        pipeline,
                        state(schedule.enabled()),
                        schedule.cron().expression(),
                        schedule.timeZone().getId(),
                        schedule.enabled() ? next(schedule, clock.instant()) : "",
                        last(attempts, pipeline))));
    print(lines);
  }

  void printStack(Stack stack) {
    Map<String, Schedule> written = project.catalog().schedules();
    Attempts attempts = stack.executions().newest(NEWEST);
    List<Line> lines = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (Deployed deployed : stack.schedules().list()) {
      Optional<Schedule> same =
          Optional.ofNullable(written.get(deployed.pipeline())).filter(s -> says(s, deployed));
      if (same.isEmpty()) {
        different.add(deployed.pipeline());
      }
      lines.add(
          new Line(
              deployed.pipeline(),
              state(deployed.enabled()),
              deployed.expression(),
              deployed.timeZone(),
              deployed.enabled() ? same.map(s -> next(s, Instant.now())).orElse("?") : "",
              last(attempts, deployed.pipeline())));
    }
    print(lines);
    if (!different.isEmpty()) {
      (json ? console.aside() : console)
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

  private void print(List<Line> lines) {
    if (json) {
      console.out().println(Json.text(lines));
      return;
    }
    TextTable table =
        new TextTable(
            List.of("pipeline", "state", "schedule", "time zone", "next", "last run"),
            Collections.nCopies(6, Align.LEFT));
    for (Line line : lines) {
      table.row(
          line.pipeline(),
          line.state(),
          line.schedule(),
          line.timeZone(),
          line.next(),
          line.last());
    }
    table.lines().forEach(console.out()::println);
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
