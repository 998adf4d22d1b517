package dev.weir.execution;

import dev.weir.run.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One execution of a run, on a laptop or on AWS.
 *
 * @param execution its name on a laptop, its ARN on AWS
 * @param number 1 for the first
 * @param stopDate empty while it runs, and where it was interrupted
 */
public record Attempt(
    String execution,
    RunId run,
    int number,
    Execution.Status status,
    Instant startDate,
    Optional<Instant> stopDate) {

  /** Of an execution on this machine; empty if its name is not that of a run's attempt. */
  static Optional<Attempt> of(Execution execution) {
    return Name.parse(execution.name())
        .map(
            name ->
                new Attempt(
                    execution.name(),
                    name.run(),
                    name.number(),
                    execution.status(),
                    execution.startDate(),
                    execution.stopDate()));
  }

  /** What {@link RunId#execution} names: a run and the number of the attempt. */
  public record Name(RunId run, int number) {
    private static final Pattern FORM = Pattern.compile("(?<run>.+)-(?<number>\\d{1,6})");

    /** Empty if an execution was named by somebody else. */
    public static Optional<Name> parse(String execution) {
      Matcher matcher = FORM.matcher(execution);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      return RunId.find(matcher.group("run"))
          .map(run -> new Name(run, Integer.parseInt(matcher.group("number"))));
    }
  }

  /** The last part of an ARN; a name has no colon. */
  String executionName() {
    return execution.substring(execution.lastIndexOf(':') + 1);
  }

  /** Whether it was at work during the whole of another one's time. */
  boolean spans(Attempt other) {
    if (other.stopDate().isEmpty() || startDate.isAfter(other.startDate())) {
      return false;
    }
    return is(Execution.Status.RUNNING)
        || stopDate.filter(end -> !end.isBefore(other.stopDate().get())).isPresent();
  }

  boolean is(Execution.Status other) {
    return status == other;
  }
}
