package dev.weir.cli.error;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.error.Category;
import dev.weir.error.WeirException;
import dev.weir.json.Json;
import dev.weir.secrets.Mask;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, and turns it into the exit code: 2 where the input is wrong, else 1. */
public final class Failures implements IExecutionExceptionHandler {
  public static final int FAILED = 1;
  public static final int WRONG_INPUT = 2;

  /**
   * A failure as programs read it.
   *
   * @param code as in {@code WEIR-4002}
   * @param category who can mend it, in lower case
   */
  public record Problem(String code, String category, String message) {
    public static Problem of(WeirException known, Mask mask) {
      return new Problem(
          "WEIR-" + known.code().number(),
          known.code().category().name().toLowerCase(Locale.ROOT),
          mask.of(String.valueOf(known.getMessage())));
    }
  }

  private final Console console;
  private final BooleanSupplier verbose;
  private final Mask mask;

  /**
   * @param mask of whatever is printed, causes too
   */
  public Failures(Console console, BooleanSupplier verbose, Mask mask) {
    this.console = console;
    this.verbose = verbose;
    this.mask = mask;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof WeirException known && isForProgram(parsed)) {
      console.err().println(Json.text(Map.of("error", Problem.of(known, mask))));
    } else if (exception instanceof WeirException known) {
      String message = mask.of(String.valueOf(known.getMessage()));
      console.err().println(console.red(console.suggested(message)));
    } else {
      console.err().println(console.red("Cannot go on: " + mask.foreign(exception.toString())));
      console
          .err()
          .println(
              "This should not happen. Run it again with --verbose and report what it prints.");
    }
    if (verbose.getAsBoolean()) {
      StringWriter trace = new StringWriter();
      exception.printStackTrace(new PrintWriter(trace));
      console.err().print(mask.foreign(trace.toString()));
    }
    return exception instanceof WeirException known && known.code().category() == Category.CONFIG
        ? WRONG_INPUT
        : FAILED;
  }

  private static boolean isForProgram(ParseResult parsed) {
    ParseResult given = parsed;
    while (given.hasSubcommand()) {
      given = given.subcommand();
    }
    return given.hasMatchedOption(JsonOption.NAME);
  }
}
