package dev.weir.cli.error;

import dev.weir.cli.error.Failures.Problem;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.secrets.Mask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with a command, and what may have been meant. */
public final class BadArguments implements IParameterExceptionHandler {
  private final Console console;
  private final Mask mask;

  public BadArguments(Console console, Mask mask) {
    this.console = console;
    this.mask = mask;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    TerminalException problem =
        new TerminalException(
            CommandError.BAD_ARGUMENT,
            "%s See: ./weir%s --help"
                .formatted(
                    exception instanceof UnmatchedArgumentException unmatched
                        ? unmatched(command, unmatched.getUnmatched())
                        : incomplete(command, String.valueOf(exception.getMessage())),
                    words(command)));
    Problem told = Problem.of(problem, mask);
    console
        .err()
        .println(
            List.of(arguments).contains(JsonOption.NAME)
                ? Json.text(Map.of("error", told))
                : console.red(console.suggested(told.message())));
    return Failures.WRONG_INPUT;
  }

  private static String unmatched(CommandLine command, List<String> given) {
    if (given.stream().anyMatch(each -> each.matches("--stack(=.*)?"))) {
      return "Cannot do '%s' on a stack: it works on this machine, with the files that are here. On a stack: run, resume, runs, rejects, query, schedule, smoke."
          .formatted(command.getCommandName());
    }
    String first = given.getFirst();
    Set<String> commands = command.getSubcommands().keySet();
    if (first.startsWith("-")) {
      return "Cannot understand '%s': '%s' has no such option.%s"
          .formatted(first, command.getCommandName(), DidYouMean.hint(first, options(command)));
    }
    return commands.isEmpty()
        ? "Cannot understand '%s': '%s' takes no more.".formatted(first, command.getCommandName())
        : "Cannot understand '%s': there is no such command.%s"
            .formatted(first, DidYouMean.hint(first, commands));
  }

  /** What stands before its options, with a space before. */
  private static String words(CommandLine command) {
    CommandLine parent = command.getParent();
    return parent == null ? "" : words(parent) + " " + command.getCommandName();
  }

  private static Set<String> options(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet();
  }

  private static String incomplete(CommandLine command, String message) {
    Set<String> commands = command.getSubcommands().keySet();
    String sentence = message.endsWith(".") ? message : message + ".";
    return commands.isEmpty() || command.getParent() == null
        ? sentence
        : sentence + " Commands: " + String.join(", ", commands) + ".";
  }
}
