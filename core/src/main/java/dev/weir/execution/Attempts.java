package dev.weir.execution;

import dev.weir.execution.Execution.Status;
import dev.weir.run.RunId;
import java.time.Instant;
import java.util.Comparator;
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
   * The newest run that did not succeed, nor runs, nor is behind a run of its pipeline that did,
   * nor was refused. Which run is behind says its first attempt.
   */
  public Optional<Attempt> newestFailed() {
    Set<String> done = new HashSet<>();
    for (Attempt attempt : list) {
      if (attempt.is(Status.SUCCEEDED) || attempt.is(Status.RUNNING)) {
        done.add(attempt.run().pipeline());
      } else if (!done.contains(attempt.run().pipeline())
          && !isRefused(attempt.run())
          && !isBehind(attempt.run())) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a run has begun, has not succeeded, and is not behind a run of its pipeline that did.
   */
  public boolean mayBeResumed(RunId run) {
    Attempts own = of(run);
    return !own.list().isEmpty()
        && own.first(Status.SUCCEEDED).isEmpty()
        && !isRefused(run)
        && !isBehind(run);
  }

  private boolean isBehind(RunId run) {
    Instant start = start(run);
    return list.stream()
        .filter(other -> other.is(Status.SUCCEEDED))
        .filter(other -> other.run().pipeline().equals(run.pipeline()))
        .anyMatch(other -> start(other.run()).isAfter(start));
  }

  /** Of the first of its attempts that are known. */
  private Instant start(RunId run) {
    return of(run).list().stream()
        .map(Attempt::startDate)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * Whether a run never began, as another one of its pipeline was at work from before its start
   * until after its end. It has done nothing that could be resumed: beginning it now would be
   * another run.
   */
  public boolean isRefused(RunId run) {
    List<Attempt> own = of(run).list();
    return !own.isEmpty() && own.stream().allMatch(this::isRefused);
  }

  private boolean isRefused(Attempt attempt) {
    return list.stream()
        .filter(other -> other.run().pipeline().equals(attempt.run().pipeline()))
        .filter(other -> !other.run().equals(attempt.run()))
        .anyMatch(other -> other.spans(attempt));
  }

  public Optional<Attempt> first(Status status) {
    return list.stream().filter(attempt -> attempt.is(status)).findFirst();
  }

  /** The number of the attempt that comes next. */
  public int next() {
    return 1 + list.stream().mapToInt(Attempt::number).max().orElse(0);
  }
}
