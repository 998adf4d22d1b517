package dev.weir.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.run.RunContext;
import java.util.List;

/**
 * @param connections what Extract maps over
 * @param waves what Transform maps over: each inner list's data sets may run in parallel
 */
public record PlanResult(RunContext context, List<ConnectionTasks> connections, List<Wave> waves) {
  /**
   * @param concurrency tasks of this connection that may run at the same time. Each opens at most
   *     {@code PlannedSource.parts} connections, so that together they stay within the budget
   */
  public record ConnectionTasks(String connection, int concurrency, List<ExtractTask> tasks) {}

  public record ExtractTask(String source, Extractor kind) {}

  /** Which function extracts a source: the state machine compares the names. */
  public enum Extractor {
    @JsonProperty("database")
    DATABASE,
    @JsonProperty("http")
    HTTP,
    @JsonProperty("file")
    FILE
  }

  public record Wave(List<String> dataSets) {}
}
