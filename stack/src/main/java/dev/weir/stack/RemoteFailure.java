package dev.weir.stack;

import dev.weir.error.TerminalException;
import dev.weir.execution.FunctionFailure;
import dev.weir.stack.call.StackError;

/** What a function in the cloud said when it failed. */
final class RemoteFailure {
  private RemoteFailure() {}

  /**
   * The failure as if it had happened here: with its own number and category where it is one of
   * ours.
   *
   * @param error name that the state machine saw
   * @param cause a text; JSON where it comes from the function itself
   */
  static TerminalException of(String error, String cause) {
    FunctionFailure failure = FunctionFailure.of(cause.isEmpty() ? error : cause);
    return failure
        .thrown()
        .orElseGet(
            () ->
                new TerminalException(
                    StackError.FUNCTION_FAILED,
                    "Cannot go on: %s: %s"
                        .formatted(
                            error.isEmpty() ? "a function failed" : error, failure.message())));
  }
}
