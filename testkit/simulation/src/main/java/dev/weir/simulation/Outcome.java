package dev.weir.simulation;

import java.util.List;

/**
 * What became of a history.
 *
 * @param violations promises that were broken; empty if all is well
 * @param lines what happened, in order; empty if nobody wanted to know
 */
public record Outcome(List<String> violations, List<String> lines) {
  public Outcome {
    violations = List.copyOf(violations);
    lines = List.copyOf(lines);
  }

  public boolean isGood() {
    return violations.isEmpty();
  }
}
