package dev.weir.cli.error;

import dev.weir.cli.view.Console;
import dev.weir.error.Category;
import dev.weir.error.WeirException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, and turns it into the exit code: 2 where the input is wrong, else 1. */
public final class Failures implements IExecutionExceptionHandler {
  public static final int FAILED = 1;
  public static final int WRONG_INPUT = 2;

  private final Console console;
  private final BooleanSupplier verbose;

  public Failures(Console console, BooleanSupplier verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof WeirException known) {
      console.err().println(console.red(console.suggested(String.valueOf(known.getMessage()))));
    } else {
      console.err().println(console.red("Cannot go on: " + exception));
      console
          .err()
          .println(
              "This should not happen. Run it again with --verbose and report what it prints.");
    }
    if (verbose.getAsBoolean()) {
      exception.printStackTrace(console.err());
    }
    return exception instanceof WeirException known && known.code().category() == Category.CONFIG
        ? WRONG_INPUT
        : FAILED;
  }
}
