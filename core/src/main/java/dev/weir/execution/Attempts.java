package dev.weir.execution;

import dev.weir.execution.Execution.Status;
import dev.weir.run.RunId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Executions of runs.
 *
 * @param list the newest first
 */
public record Attempts(List<Attempt> list) {
  public Attempts {
    list = List.copyOf(list);
  }

  /** Those on this machine. */
  public static Attempts of(List<Execution> executions) {
    return new Attempts(
        executions.stream().flatMap(execution -> Attempt.of(execution).stream()).toList());
  }

  public Attempts of(RunId run) {
    return new Attempts(list.stream().filter(attempt -> attempt.run().equals(run)).toList());
  }

  /**
   * @param named a run, or one of its executions
   */
  public Optional<RunId> find(String named) {
    return list.stream()
        .filter(
            attempt -> attempt.run().value().equals(named) || attempt.executionName().equals(named))
        .map(Attempt::run)
        .findFirst();
  }

  /**
   * The newest run that did not succeed, nor runs, nor is behind a run of its pipeline that did.
   */
  public Optional<RunId> newestFailed() {
    Set<String> done = new HashSet<>();
    for (Attempt attempt : list) {
      if (attempt.is(Status.SUCCEEDED) || attempt.is(Status.RUNNING)) {
        done.add(attempt.run().pipeline());
      } else if (!done.contains(attempt.run().pipeline())) {
        return Optional.of(attempt.run());
      }
    }
    return Optional.empty();
  }

  public Optional<Attempt> first(Status status) {
    return list.stream().filter(attempt -> attempt.is(status)).findFirst();
  }

  /** The number of the attempt that comes next. */
  public int next() {
    return 1 + list.stream().mapToInt(Attempt::number).max().orElse(0);
  }
}
