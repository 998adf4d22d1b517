package dev.weir.cli.schedule;

import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.stack.Schedules;
import dev.weir.stack.Schedules.Schedule;
import dev.weir.stack.Stack;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "schedule",
    description = "Lists the schedules of a stack, or switches them on and off.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class ScheduleCommand {
  private final Console console;
  private final Stacks stacks;

  public ScheduleCommand(Console console, Stacks stacks) {
    this.console = console;
    this.stacks = stacks;
  }

  @Command(
      name = "list",
      description = "When each pipeline runs, and whether it does.",
      mixinStandardHelpOptions = true)
  int list(@Mixin StackOptions stack) {
    TextTable table =
        new TextTable(
            List.of("pipeline", "state", "schedule", "time zone"),
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT));
    try (Stack found = stacks.find(stack.required())) {
      for (Schedule schedule : found.schedules().list()) {
        table.row(
            schedule.pipeline(),
            schedule.enabled() ? "enabled" : "disabled",
            schedule.expression(),
            schedule.timeZone());
      }
    }
    table.lines().forEach(console.out()::println);
    return 0;
  }

  @Command(
      name = "enable",
      description = "Switches a schedule on, or all of the stack.",
      mixinStandardHelpOptions = true)
  int enable(
      @Mixin StackOptions stack,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "The pipeline.")
          @Nullable String pipeline) {
    return set(stack, pipeline, true);
  }

  @Command(
      name = "disable",
      description = "Switches a schedule off, or all of the stack.",
      mixinStandardHelpOptions = true)
  int disable(
      @Mixin StackOptions stack,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "The pipeline.")
          @Nullable String pipeline) {
    return set(stack, pipeline, false);
  }

  private int set(StackOptions stack, @Nullable String pipeline, boolean enabled) {
    try (Stack found = stacks.find(stack.required())) {
      Schedules schedules = found.schedules();
      List<String> chosen = pipeline == null ? schedules.pipelines() : List.of(pipeline);
      chosen.forEach(name -> said(schedules.set(name, enabled), enabled));
    }
    return 0;
  }

  /**
   * @param before how it was
   */
  private void said(Schedule before, boolean enabled) {
    String state = enabled ? "enabled" : "disabled";
    if (before.enabled() == enabled) {
      console.out().printf("%s is %s already.%n", before.pipeline(), state);
      return;
    }
    console
        .out()
        .printf(
            "%s is %s now: %s, %s. For good, also in later deployments: %s=%s in samconfig.toml.%n",
            before.pipeline(),
            state,
            before.expression(),
            before.timeZone(),
            before.parameter(),
            enabled ? "ENABLED" : "DISABLED");
  }
}
