package dev.weir.statemachine.interpreter;

import dev.weir.statemachine.function.FunctionError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state failed: its retriers and catchers are asked, then those of the Map around it. */
final class StateFailure extends Exception {
  private final String error;
  private final String cause;
  private final String stateName;

  /**
   * @param error empty where a Fail state has none
   * @param cause empty where there is none, as of a time-out
   */
  StateFailure(String stateName, String error, String cause, @Nullable Throwable thrown) {
    super(error + ": " + cause, thrown);
    this.stateName = stateName;
    this.error = error;
    this.cause = cause;
  }

  String stateName() {
    return stateName;
  }

  String error() {
    return error;
  }

  String cause() {
    return cause;
  }

  Optional<Throwable> thrown() {
    return getCause() instanceof FunctionError function ? function.thrown() : Optional.empty();
  }
}
