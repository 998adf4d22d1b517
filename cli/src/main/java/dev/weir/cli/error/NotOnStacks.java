package dev.weir.cli.error;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says to whom it asks what only a command on this machine can do that it is so. */
public final class NotOnStacks implements IParameterExceptionHandler {
  private final IParameterExceptionHandler usual;

  public NotOnStacks(IParameterExceptionHandler usual) {
    this.usual = usual;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments)
      throws Exception {
    if (exception instanceof UnmatchedArgumentException unmatched
        && unmatched.getUnmatched().stream().anyMatch(given -> given.matches("--stack(=.*)?"))) {
      exception
          .getCommandLine()
          .getErr()
          .printf(
              "WEIR-%d Cannot do '%s' on a stack: it works on this machine, with the files that are here."
                  + " On a stack: run, resume, runs, rejects, query, schedule, smoke.%n",
              CommandError.BAD_ARGUMENT.number(), exception.getCommandLine().getCommandName());
      return Failures.WRONG_INPUT;
    }
    return usual.handleParseException(exception, arguments);
  }
}
