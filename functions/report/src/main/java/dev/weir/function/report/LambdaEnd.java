package dev.weir.function.report;

import dev.weir.error.ErrorCode;
import dev.weir.execution.FunctionFailure;
import dev.weir.lambda.BorderError;
import java.util.Optional;

/**
 * How Lambda itself ends a function. What it tells then is no sentence for people, and one end has
 * several names: docs/reference/state-machine.md lists them with where they were seen.
 */
enum LambdaEnd {
  TIMED_OUT(
      BorderError.FUNCTION_TIMED_OUT,
      "Cannot finish: a call of a function took longer than it may, also when it was tried again."),
  OUT_OF_MEMORY(BorderError.FUNCTION_OUT_OF_MEMORY, "Cannot go on: a function ran out of memory."),
  ENDED(
      BorderError.FUNCTION_ENDED,
      "Cannot go on: Lambda ended a function, also when it was tried again.");

  private final BorderError code;
  private final String sentence;

  LambdaEnd(BorderError code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  static Optional<LambdaEnd> of(String error, String cause) {
    return switch (error) {
      case "Sandbox.Timedout", "States.Timeout" -> Optional.of(TIMED_OUT);
      case "Runtime.OutOfMemory", "java.lang.OutOfMemoryError" -> Optional.of(OUT_OF_MEMORY);
      case "Runtime.ExitError", "Lambda.Unknown" -> Optional.of(byCause(cause));
      default -> Optional.empty();
    };
  }

  /** Of errors whose names leave it open. */
  private static LambdaEnd byCause(String cause) {
    if (cause.contains("Task timed out after")) {
      return TIMED_OUT;
    }
    return cause.contains("signal: killed") ? OUT_OF_MEMORY : ENDED;
  }

  ErrorCode code() {
    return code;
  }

  /** For people, with what Lambda says. */
  String message(String cause) {
    String said = FunctionFailure.of(cause).message().strip();
    return "WEIR-%d %s%s"
        .formatted(code.number(), sentence, said.isEmpty() ? "" : " Lambda says: " + said);
  }
}
