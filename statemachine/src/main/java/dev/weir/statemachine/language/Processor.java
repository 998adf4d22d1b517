package dev.weir.statemachine.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States that follow each other: a whole state machine, or what a Map does for each item.
 *
 * @param states by name, in the file's order
 */
public record Processor(String startAt, Map<String, State> states) {
  public Processor {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** A state by a name that reading has checked. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("There is no state '" + name + "'");
    }
    return state;
  }
}
