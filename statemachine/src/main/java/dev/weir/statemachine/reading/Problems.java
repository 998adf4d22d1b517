package dev.weir.statemachine.reading;

import dev.weir.error.TerminalException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a definition, so that it is reported at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String path, String what) {
    found.add(path + ": " + what);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw asException();
    }
  }

  TerminalException asException() {
    return new TerminalException(
        StateMachineError.INVALID_STATE_MACHINE,
        "Cannot use the state machine:\n  " + String.join("\n  ", found));
  }
}
