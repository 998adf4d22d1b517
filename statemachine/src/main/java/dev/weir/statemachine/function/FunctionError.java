package dev.weir.statemachine.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function failed, or could not be called. */
public final class FunctionError extends Exception {
  private final String error;

  /**
   * @param error name that retriers and catchers see: the exact class name of what was thrown
   * @param cause a text, JSON where it comes from the function itself
   * @param thrown what the function threw, if it is at hand
   */
  public FunctionError(String error, String cause, @Nullable Throwable thrown) {
    super(cause, thrown);
    this.error = error;
  }

  /** As Lambda tells that it has ended a function. */
  public static FunctionError timedOut(Duration after) {
    String error = "Sandbox.Timedout";
    String cause =
        JsonNodeFactory.instance
            .objectNode()
            .put("errorType", error)
            .put("errorMessage", "Task timed out after %d.00 seconds".formatted(after.toSeconds()))
            .toString();
    return new FunctionError(error, cause, null);
  }

  public String error() {
    return error;
  }

  public Optional<Throwable> thrown() {
    return Optional.ofNullable(getCause());
  }
}
