package dev.weir.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How an execution ended. */
public sealed interface ExecutionResult {
  /** As {@code DescribeExecution} says it, such as {@code TIMED_OUT}. */
  String status();

  record Succeeded(JsonNode output) implements ExecutionResult {
    @Override
    public String status() {
      return "SUCCEEDED";
    }
  }

  /**
   * @param error empty where a Fail state has none
   * @param cause empty where there is none, as of a time-out
   * @param stateName the innermost state that failed
   * @param thrown by the function, if that is what failed
   */
  record Failed(String error, String cause, String stateName, Optional<Throwable> thrown)
      implements ExecutionResult {
    @Override
    public String status() {
      return "FAILED";
    }
  }

  record Aborted() implements ExecutionResult {
    @Override
    public String status() {
      return "ABORTED";
    }
  }

  record TimedOut() implements ExecutionResult {
    @Override
    public String status() {
      return "TIMED_OUT";
    }
  }
}
