package dev.weir.cli.schedule;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.run.Confirmation;
import dev.weir.cli.stack.StackOptions;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.Numbers;
import dev.weir.error.TerminalException;
import dev.weir.laptop.Project;
import dev.weir.laptop.timer.Timers;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.stack.Schedules;
import dev.weir.stack.Schedules.Deployed;
import dev.weir.stack.Stack;
import dev.weir.stack.schedule.ScheduleTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "schedule",
    description = "When pipelines run by themselves, on this machine and on a stack.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class ScheduleCommand {
  private final Project project;
  private final Console console;
  private final Stacks stacks;

  public ScheduleCommand(Project project, Console console, Stacks stacks) {
    this.project = project;
    this.console = console;
    this.stacks = stacks;
  }

  @Command(
      name = "list",
      description = "When each pipeline runs, whether it does, and what came of it.",
      mixinStandardHelpOptions = true)
  int list(@Mixin JsonOption json, @Mixin StackOptions stack) {
    ScheduleTable table = new ScheduleTable(project, console, json.wanted());
    if (stack.address().isEmpty()) {
      table.printLaptop();
      return 0;
    }
    try (Stack found = stacks.find(stack.required())) {
      table.printStack(found);
    }
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
  private void said(Deployed before, boolean enabled) {
    String state = enabled ? "enabled" : "disabled";
    if (before.enabled() == enabled) {
      console.out().printf("%s is %s already.%n", before.pipeline(), state);
      return;
    }
    console
        .out()
        .printf(
            "%s is %s now: %s, %s. For good, also in later deployments: enabled: %s in its pipeline.yaml, %s, deploy.%n",
            before.pipeline(),
            state,
            before.expression(),
            before.timeZone(),
            enabled,
            console.suggested("./weir schedule write"));
  }

  @Command(
      name = "write",
      description = "Writes infra/schedules.yaml, the part of the template that has the schedules.",
      mixinStandardHelpOptions = true)
  int write() throws IOException {
    Path root = project.root();
    if (!Files.exists(root.resolve("template.yaml"))) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot write schedules for AWS: %s has no template.yaml to deploy them with. Do it in a clone of Weir with your pipelines."
              .formatted(root));
    }
    Map<String, Schedule> schedules = project.catalog().schedules();
    Path file = root.resolve("infra/schedules.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, ScheduleTemplate.of(schedules));
    console
        .out()
        .printf(
            "Wrote %s: %s, %d enabled. sam build && sam deploy makes it so.%n",
            file,
            Numbers.counted(schedules.size(), "schedule"),
            schedules.values().stream().filter(Schedule::enabled).count());
    return 0;
  }

  @Command(
      name = "install",
      description = "Has this machine run pipelines: by a timer of systemd's, or a crontab line.",
      mixinStandardHelpOptions = true)
  int install(
      @Mixin Confirmation confirmation,
      @Option(names = "--print", description = "Show what would be written, and write nothing.")
          boolean print,
      @Parameters(
              arity = "0..*",
              paramLabel = "NAME",
              description = "Pipelines. Without one, all whose schedule is enabled.")
          @Nullable List<String> pipelines) {
    InstalledTimers timers = new InstalledTimers(project, console);
    Timers machine = Timers.of(System.getenv());
    if (!print) {
      confirmation.require(project, console, "what is scheduled");
    }
    return timers.install(machine, pipelines == null ? List.of() : pipelines, print);
  }

  @Command(
      name = "uninstall",
      description = "Takes the timers of this project from the machine.",
      mixinStandardHelpOptions = true)
  int uninstall(
      @Parameters(
              arity = "0..*",
              paramLabel = "NAME",
              description = "Pipelines. Without one, all of the project.")
          @Nullable List<String> pipelines) {
    List<String> done =
        Timers.of(System.getenv())
            .uninstall(project.root(), pipelines == null ? List.of() : pipelines);
    done.forEach(console.out()::println);
    if (done.isEmpty()) {
      console.out().println("No timer of this project is installed.");
    }
    return 0;
  }
}
