package dev.weir.statemachine.function;

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

  public String error() {
    return error;
  }

  public Optional<Throwable> thrown() {
    return Optional.ofNullable(getCause());
  }
}
