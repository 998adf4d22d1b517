package dev.weir.error;

/**
 * A failure that a repetition cannot cure. Its class name is the error name that the state machine
 * sees.
 */
public final class TerminalException extends WeirException {
  public TerminalException(ErrorCode code, String message) {
    super(code, message, null);
  }

  public TerminalException(ErrorCode code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
