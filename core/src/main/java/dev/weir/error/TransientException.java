package dev.weir.error;

/**
 * A failure that may be gone at the next try: the state machine retries it by this class's name.
 */
public final class TransientException extends WeirException {
  public TransientException(ErrorCode code, String message) {
    super(code, message, null);
  }

  public TransientException(ErrorCode code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
