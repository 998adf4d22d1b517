package dev.weir.statemachine.language;

import java.util.List;
import java.util.Set;

/** Names of errors that a retrier or catcher is for. */
public record ErrorNames(List<String> names) {
  public static final String TIMEOUT = "States.Timeout";
  public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
  public static final String DATA_LIMIT = "States.DataLimitExceeded";
  public static final String RUNTIME = "States.Runtime";
  static final String ALL = "States.ALL";
  private static final String TASK_FAILED = "States.TaskFailed";

  /** The wildcards do not match these: a repetition would only end the same way. */
  private static final Set<String> BEYOND_WILDCARDS = Set.of(DATA_LIMIT, RUNTIME);

  public ErrorNames {
    names = List.copyOf(names);
  }

  /** Compares whole names: that one class extends another means nothing here. */
  public boolean match(String error) {
    return !error.equals(RUNTIME) && names.stream().anyMatch(name -> matches(name, error));
  }

  public boolean isAll() {
    return names.contains(ALL);
  }

  private static boolean matches(String name, String error) {
    return switch (name) {
      case ALL -> !BEYOND_WILDCARDS.contains(error);
      case TASK_FAILED -> !error.equals(TIMEOUT) && !BEYOND_WILDCARDS.contains(error);
      default -> name.equals(error);
    };
  }
}
