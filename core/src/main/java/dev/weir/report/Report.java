package dev.weir.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weir.events.CheckOutcome;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.schema.InOrder;
import dev.weir.schema.SchemaChange;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a run: {@code report.json}.
 *
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT} or {@code ABORTED}
 * @param startedAt of this attempt; empty where nobody said
 * @param dataSets those that are complete, and those that were refused for their rejects, in the
 *     plan's order
 * @param targets empty where there is no plan
 * @param drift columns of tables that were there and are not as they were, or would not have been
 * @param failure empty for a good end
 * @param increments sources of which what is new was read; reports of earlier versions have none
 */
public record Report(
    int format,
    String runId,
    String pipeline,
    int attempt,
    String status,
    Optional<Instant> logicalTime,
    Optional<Instant> startedAt,
    Instant finishedAt,
    Totals totals,
    List<DataSetReport> dataSets,
    List<CheckReport> checks,
    List<TargetReport> targets,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<SchemaChange> drift,
    Optional<Failure> failure,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<IncrementReport> increments) {
  public static final int FORMAT = 1;
  public static final String SUCCEEDED = "SUCCEEDED";

  public Report {
    dataSets = List.copyOf(dataSets);
    checks = List.copyOf(checks);
    targets = List.copyOf(targets);
    drift = List.copyOf(drift);
    increments = List.copyOf(increments);
  }

  /** Whether there was nothing to read: such a run has published nothing. */
  @JsonIgnore
  public boolean isWithoutNew() {
    return status.equals(SUCCEEDED) && dataSets.isEmpty() && !increments.isEmpty();
  }

  /**
   * What was read of a source.
   *
   * @param cursor its column
   * @param from included; empty for all from the beginning
   * @param to excluded; empty where the source has no value yet
   * @param leftOut rows without a value, which are not read
   */
  public record IncrementReport(
      String source, String cursor, Optional<String> from, Optional<String> to, long leftOut) {}

  /**
   * Rows.
   *
   * @param read from the sources, rejected ones included
   * @param rejected by sources and transforms
   * @param written to the lake, by sources and transforms
   * @param published into targets
   */
  public record Totals(long read, long rejected, long written, long published) {}

  /**
   * @param kind {@code source} or {@code transform}
   * @param inputs rows of each data set that a transform reads, the one that its steps change
   *     first; none of a source
   * @param dropped rows of the first input that steps left out: {@code rows + rejected + dropped}
   *     is what went in; empty where rows cannot be followed
   * @param changedBy the steps that drop or make rows
   * @param refused whether it is not there because more was rejected than may be
   * @param reasons rejected rows per reason
   * @param places where the first rows of each reason were: a file and a line, or keys
   * @param warnings what people should know of it
   * @param bytes of its files
   * @param nulls missing values per column, in the columns' order
   * @param seconds that making it took
   */
  public record DataSetReport(
      String name,
      String kind,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> inputs,
      Optional<Long> dropped,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> changedBy,
      long read,
      long rows,
      long rejected,
      boolean refused,
      Map<String, Long> reasons,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> places,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
      long bytes,
      int files,
      Map<String, Long> nulls,
      double seconds) {
    public DataSetReport {
      inputs = InOrder.copyOf(inputs);
      changedBy = List.copyOf(changedBy);
      reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
      places = Collections.unmodifiableMap(new TreeMap<>(places));
      warnings = List.copyOf(warnings);
      nulls = Collections.unmodifiableMap(new LinkedHashMap<>(nulls));
    }

    /** The same with other warnings. */
    public DataSetReport with(List<String> others) {
      return new DataSetReport(
          name, kind, inputs, dropped, changedBy, read, rows, rejected, refused, reasons, places,
          others, bytes, files, nulls, seconds);
    }
  }

  public record CheckReport(String dataSet, List<CheckOutcome> outcomes) {
    public CheckReport {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * @param rows published; empty where this run is not known to have published it
   * @param overtaken why it has not, where a newer run had before it: a sentence
   */
  public record TargetReport(
      String name,
      TableName table,
      Write write,
      String from,
      Optional<Long> rows,
      Optional<String> overtaken) {}

  /**
   * @param error name, as the state machine saw it
   * @param message for people
   * @param incomplete data sets that were still to be made
   * @param whatToDo the next step, with its command
   */
  public record Failure(String error, String message, List<String> incomplete, String whatToDo) {
    public Failure {
      incomplete = List.copyOf(incomplete);
    }
  }
}
