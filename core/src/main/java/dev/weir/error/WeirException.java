package dev.weir.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can read: what failed, the value, where, and what to do. The message
 * starts with the code, as in {@code WEIR-2104 Cannot write ...}.
 */
public abstract sealed class WeirException extends RuntimeException
    permits TerminalException, TransientException {
  private final ErrorCode code;

  WeirException(ErrorCode code, String message, @Nullable Throwable cause) {
    super("WEIR-" + code.number() + " " + message, cause);
    this.code = code;
  }

  public final ErrorCode code() {
    return code;
  }
}
