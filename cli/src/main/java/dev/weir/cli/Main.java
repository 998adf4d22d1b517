package dev.weir.cli;

import dev.weir.aws.client.AwsClients;
import dev.weir.cli.StartOptions.Start;
import dev.weir.cli.clean.CleanCommand;
import dev.weir.cli.completion.CompletionCommand;
import dev.weir.cli.connection.ConnectionsCommand;
import dev.weir.cli.connection.DiscoverCommand;
import dev.weir.cli.data.DiffCommand;
import dev.weir.cli.data.PreviewCommand;
import dev.weir.cli.data.QueryCommand;
import dev.weir.cli.data.RejectsCommand;
import dev.weir.cli.data.SqlCommand;
import dev.weir.cli.data.WarehouseCommand;
import dev.weir.cli.error.BadArguments;
import dev.weir.cli.error.Failures;
import dev.weir.cli.pipeline.CheckCommand;
import dev.weir.cli.pipeline.InitCommand;
import dev.weir.cli.pipeline.ListCommand;
import dev.weir.cli.pipeline.PlanCommand;
import dev.weir.cli.pipeline.SchemaCommand;
import dev.weir.cli.pipeline.StateCommand;
import dev.weir.cli.pipeline.TestCommand;
import dev.weir.cli.report.ReportCommand;
import dev.weir.cli.run.ResumeCommand;
import dev.weir.cli.run.RunCommand;
import dev.weir.cli.run.RunsCommand;
import dev.weir.cli.schedule.ScheduleCommand;
import dev.weir.cli.schedule.ServeCommand;
import dev.weir.cli.stack.SmokeCommand;
import dev.weir.cli.stack.Stacks;
import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import dev.weir.laptop.project.ProjectFinder;
import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** {@code weir}: builds the commands, runs the one that was asked for. */
@Command(
    name = "weir",
    description = "Runs pipelines: extract, transform, load, from one YAML file each.",
    version = "Weir 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading =
        "%nExit codes: 0 done, 1 the run failed, 2 the input is wrong, 130 interrupted.%n")
public final class Main {
  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces.")
  private boolean verbose;

  @SuppressWarnings("UnusedVariable") // StartOptions has read it
  @Option(
      names = "--env",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "An environment of the project, as weir.yaml has it; else WEIR_ENV's.")
  private @Nullable String environment;

  public static void main(String[] arguments) {
    Path here = Path.of("").toAbsolutePath();
    Path home = here.resolve(System.getProperty("weir.home", ""));
    ProjectFinder projects = new ProjectFinder(here, home, System.getenv());
    System.exit(run(projects, Console.system(), Main::stack, arguments));
  }

  private static Stack stack(StackAddress address) {
    return Stack.find(address, AwsClients.of(address.region(), address.profile()));
  }

  /**
   * Runs one command and returns its exit code: what {@link #main} does, without the end of the
   * process.
   */
  public static int run(Project project, Console console, String... arguments) {
    return run(project, console, Main::stack, arguments);
  }

  static int run(Project project, Console console, Stacks stacks, String... arguments) {
    return run(new Start(project, Optional.empty(), ""), console, stacks, arguments);
  }

  static int run(ProjectFinder projects, Console console, Stacks stacks, String... arguments) {
    Start start = StartOptions.start(projects, arguments);
    return run(start, console.with(start.options()), stacks, arguments);
  }

  private static int run(Start start, Console console, Stacks stacks, String... arguments) {
    Main main = new Main();
    CommandLine line = commandLine(main, start.project(), console, stacks);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.ON : Ansi.OFF));
    line.setExecutionExceptionHandler(
        new Failures(console, () -> main.verbose, start.project().mask()));
    line.setParameterExceptionHandler(new BadArguments(console, start.project().mask()));
    line.setExecutionStrategy(parsed -> execute(start, parsed));
    if (arguments.length == 0) {
      line.usage(line.getErr());
      return Failures.WRONG_INPUT;
    }
    return line.execute(arguments);
  }

  static CommandLine commandLine(Main main, Project project, Console console, Stacks stacks) {
    CommandLine line = new CommandLine(main);
    commands(project, console, stacks).forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int execute(Start start, ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    start
        .problem()
        .ifPresent(
            problem -> {
              throw new ExecutionException(parsed.commandSpec().commandLine(), "", problem);
            });
    return new RunLast().execute(parsed);
  }

  private static Map<String, Object> commands(Project project, Console console, Stacks stacks) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("run", new RunCommand(project, console, stacks));
    commands.put("resume", new ResumeCommand(project, console, stacks));
    commands.put("runs", new RunsCommand(project, console, stacks));
    commands.put("report", new ReportCommand(project, console, stacks));
    commands.put("clean", new CleanCommand(project, console));
    commands.put("plan", new PlanCommand(project, console));
    commands.put("state", new StateCommand(project, console));
    commands.put("check", new CheckCommand(project, console));
    commands.put("test", new TestCommand(project, console));
    commands.put("connections", new ConnectionsCommand(project, console));
    commands.put("discover", new DiscoverCommand(project, console));
    commands.put("schedule", new ScheduleCommand(project, console, stacks));
    commands.put("serve", new ServeCommand(project, console));
    commands.put("smoke", new SmokeCommand(console, stacks));
    commands.put("query", new QueryCommand(project, console, stacks));
    commands.put("preview", new PreviewCommand(project, console));
    commands.put("diff", new DiffCommand(project, console));
    commands.put("rejects", new RejectsCommand(project, console, stacks));
    commands.put("sql", new SqlCommand(project, console));
    commands.put("warehouse", new WarehouseCommand(project, console));
    commands.put("list", new ListCommand(project, console));
    commands.put("init", new InitCommand(project, console));
    commands.put("completion", new CompletionCommand(console));
    commands.put("schema", new SchemaCommand(console));
    return commands;
  }
}
