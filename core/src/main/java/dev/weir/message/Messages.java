package dev.weir.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.dataset.DataSet;
import dev.weir.run.RunContext;
import dev.weir.warehouse.PublishedTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages between the state machine and the functions. They carry names and pointers into the
 * lake, never rows: a state's input is limited to 256 KiB.
 */
public final class Messages {
  private Messages() {}

  /**
   * Starts a run, or a further attempt of one.
   *
   * @param pipeline required where {@code runId} is empty
   * @param scheduledTime the schedule's tick: makes the run id where {@code runId} is empty
   * @param runId of the run to resume, or the id to use for a new one
   * @param attempt empty means 1
   * @param execution the state machine's execution that asks: holder of the lease
   */
  public record PlanRequest(
      Optional<String> pipeline,
      Optional<Instant> scheduledTime,
      Optional<String> runId,
      Optional<Integer> attempt,
      String execution) {}

  /**
   * @param connections what Extract maps over
   * @param waves what Transform maps over: each inner list's data sets may run in parallel
   */
  public record PlanResult(
      RunContext context, List<ConnectionTasks> connections, List<Wave> waves) {}

  /**
   * @param concurrency tasks of this connection that may run at the same time. Each opens at most
   *     {@code PlannedSource.parts} connections, so that together they stay within the budget
   */
  public record ConnectionTasks(String connection, int concurrency, List<ExtractTask> tasks) {}

  /**
   * @param kind {@code database}, {@code http} or {@code file}: which function extracts it
   */
  public record ExtractTask(String source, String kind) {}

  public record Wave(List<String> dataSets) {}

  public record ExtractRequest(RunContext context, String source) {}

  public record TransformRequest(RunContext context, String dataSet) {}

  /**
   * A data set is complete.
   *
   * @param reused true if it was there already, from an earlier attempt
   */
  public record DataSetResult(
      String dataSet, long rows, long rejected, long bytes, boolean reused) {
    public static DataSetResult of(DataSet made, boolean reused) {
      return new DataSetResult(made.name(), made.rows(), made.rejectedRows(), made.bytes(), reused);
    }
  }

  public record LoadRequest(RunContext context) {}

  /**
   * @param status {@code running} (call again at once), {@code retry} (call again after {@code
   *     waitSeconds}) or {@code done}
   * @param step what was done, or what is waited for, for people; empty when done
   * @param tables filled when done
   */
  public record LoadResult(
      String status, int waitSeconds, String step, List<PublishedTable> tables) {}

  /**
   * The end of a run. Either {@code context} is there (the last state of a good run asks) or {@code
   * detail} (the event that EventBridge sends when an execution failed, timed out or was aborted;
   * its other fields are ignored).
   *
   * @param startedAt when the execution of a good run started; a detail says it itself
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ReportRequest(
      Optional<RunContext> context, Optional<Instant> startedAt, Optional<JsonNode> detail) {}

  /**
   * @param report key of the report in the lake
   */
  public record ReportResult(String runId, String status, String report) {}

  /** A named query. Parameter values are text, parsed by the declared types. */
  public record QueryRequest(
      String pipeline, String query, Map<String, String> parameters, Optional<Integer> limit) {}
}
