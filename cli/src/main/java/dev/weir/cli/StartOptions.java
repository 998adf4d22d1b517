package dev.weir.cli;

import dev.weir.cli.error.CommandError;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.laptop.Project;
import dev.weir.laptop.project.ProjectFinder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What must be known before the commands are made: which project they work with. */
final class StartOptions {
  @Option(names = "--env")
  private @Nullable String environment;

  @Option(names = "--stack")
  private @Nullable String stack;

  /**
   * A project, or why there is none that can be used: told by whatever command was given, so that
   * help is there all the same.
   *
   * @param options that a further command must be given too
   */
  record Start(Project project, Optional<WeirException> problem, String options) {}

  static Start start(ProjectFinder projects, String... arguments) {
    StartOptions options = new StartOptions();
    try {
      new CommandLine(options).setUnmatchedArgumentsAllowed(true).parseArgs(arguments);
    } catch (CommandLine.ParameterException _) {
      // Told when the command itself reads its arguments.
      return new Start(projects.none(), Optional.empty(), "");
    }
    try {
      Optional<String> chosen = options.chosen();
      String repeated = chosen.map(name -> " --env " + name).orElse("");
      return new Start(projects.find(chosen), Optional.empty(), repeated);
    } catch (WeirException e) {
      return new Start(projects.none(), Optional.of(e), "");
    }
  }

  private Optional<String> chosen() {
    if (environment != null && stack != null) {
      throw new TerminalException(
          CommandError.BAD_ARGUMENT,
          "Cannot use --env %s with --stack %s: environments are of this machine, and a stack is one of its own. Leave one of them out."
              .formatted(environment, stack));
    }
    return Optional.ofNullable(environment);
  }
}
