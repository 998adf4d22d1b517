package dev.weir.cli;

import dev.weir.cli.view.Console;
import dev.weir.error.Category;
import dev.weir.error.WeirException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, and turns it into the exit code: 2 where the input is wrong, else 1. */
final class Failures implements IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int WRONG_INPUT = 2;

  private final Console console;
  private final Main main;

  Failures(Console console, Main main) {
    this.console = console;
    this.main = main;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof WeirException known) {
      console.err().println(console.red(String.valueOf(known.getMessage())));
    } else {
      console.err().println(console.red("Cannot go on: " + exception));
      console
          .err()
          .println(
              "This should not happen. Run it again with --verbose and report what it prints.");
    }
    if (main.verbose()) {
      exception.printStackTrace(console.err());
    }
    return exception instanceof WeirException known && known.code().category() == Category.CONFIG
        ? WRONG_INPUT
        : FAILED;
  }
}
