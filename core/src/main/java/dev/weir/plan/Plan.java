package dev.weir.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.weir.dataset.DataFile;
import dev.weir.dataset.RejectLimit;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.increment.CursorMove;
import dev.weir.increment.Window;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.source.Source;
import dev.weir.schema.InOrder;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.CompiledReject;
import dev.weir.warehouse.TargetLoad;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline with every name resolved and every statement compiled: all that the functions after
 * Plan read. Frozen in the lake for a run; a further attempt uses the same one, whatever has been
 * deployed since.
 *
 * @param format another than {@link #FORMAT} is refused
 * @param logicalTime the schedule's tick, or when a person started the run
 * @param waves data sets with a transform or with checks, in an order in which each finds its
 *     inputs; those of one wave do not depend on each other
 * @param rejects how much of each data set may be rejected
 */
public record Plan(
    int format,
    String pipeline,
    String runId,
    Instant logicalTime,
    List<PlannedConnection> connections,
    List<PlannedSource> sources,
    List<PlannedTransform> transforms,
    List<PlannedChecks> checks,
    List<List<String>> waves,
    List<PlannedTarget> targets,
    Map<String, RejectLimit> rejects) {
  public static final int FORMAT = 5;

  public Plan {
    connections = List.copyOf(connections);
    sources = List.copyOf(sources);
    transforms = List.copyOf(transforms);
    checks = List.copyOf(checks);
    waves = waves.stream().map(List::copyOf).toList();
    targets = List.copyOf(targets);
    rejects = InOrder.copyOf(rejects);
  }

  /** The same with other limits of what may be rejected. */
  public Plan withRejects(Map<String, RejectLimit> limits) {
    return new Plan(
        format,
        pipeline,
        runId,
        logicalTime,
        connections,
        sources,
        transforms,
        checks,
        waves,
        targets,
        limits);
  }

  public Optional<PlannedConnection> connection(String name) {
    return connections.stream().filter(connection -> connection.name().equals(name)).findFirst();
  }

  public Optional<PlannedSource> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  public Optional<PlannedTransform> transform(String name) {
    return transforms.stream().filter(transform -> transform.name().equals(name)).findFirst();
  }

  public RejectLimit rejectLimit(String dataSet) {
    return rejects.getOrDefault(dataSet, RejectLimit.NONE);
  }

  /** The checks that a data set is held to; empty where it has none. */
  public Optional<PlannedChecks> checks(String dataSet) {
    return checks.stream().filter(planned -> planned.dataSet().equals(dataSet)).findFirst();
  }

  /** Whether nothing of its sources is new: such a run reads, and publishes, nothing. */
  @JsonIgnore
  public boolean isWithoutNew() {
    return !sources.isEmpty() && sources.stream().allMatch(PlannedSource::isWithoutNew);
  }

  /** The sources that are read over a connection. */
  public List<PlannedSource> sourcesOf(PlannedConnection connection) {
    return sources.stream()
        .filter(source -> source.source().connection().equals(connection.name()))
        .toList();
  }

  /** The names of all data sets: sources first. */
  public List<String> dataSets() {
    return Stream.concat(
            sources.stream().map(PlannedSource::name),
            transforms.stream().map(PlannedTransform::name))
        .toList();
  }

  /** What a run will publish, without its files, which nobody knows before it. */
  public List<TargetLoad> outline() {
    return targets.stream().map(target -> target.load(schema(target.from()), List.of())).toList();
  }

  private Schema schema(String dataSet) {
    return transform(dataSet)
        .map(PlannedTransform::schema)
        .or(() -> source(dataSet).map(PlannedSource::schema))
        .orElseThrow(() -> new IllegalStateException("The plan has no data set " + dataSet));
  }

  /**
   * @param concurrency sources of this connection that are read at the same time: concurrency times
   *     the largest number of parts is within {@code maxConnections}
   */
  public record PlannedConnection(String name, Connection connection, int concurrency) {}

  /**
   * @param parts to read it in; 1 for what is not a database
   * @param partsReason why, for people
   * @param estimatedRows -1 where nobody knows
   * @param window what of it is read; empty for all
   */
  public record PlannedSource(
      String name,
      Source source,
      int parts,
      String partsReason,
      long estimatedRows,
      Schema schema,
      Optional<Window> window) {
    /** One that is read as a whole. */
    public PlannedSource(
        String name,
        Source source,
        int parts,
        String partsReason,
        long estimatedRows,
        Schema schema) {
      this(name, source, parts, partsReason, estimatedRows, schema, Optional.empty());
    }

    boolean isWithoutNew() {
      return window.filter(Window::isEmpty).isPresent();
    }
  }

  /**
   * @param inputs data sets that the SQL names
   * @param sql one SELECT over the inputs' names
   * @param keys columns by which people tell its rows apart, where it has them; maybe none
   * @param changes to the number of rows of the first input. Plans of earlier versions do not say
   */
  public record PlannedTransform(
      String name,
      List<String> inputs,
      String sql,
      List<CompiledReject> rejects,
      Schema schema,
      List<String> keys,
      Optional<RowChanges> changes) {
    public PlannedTransform {
      keys = List.copyOf(keys);
      inputs = List.copyOf(inputs);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * @param inputs data sets that the statements name, the checked one included
   */
  public record PlannedChecks(String dataSet, List<String> inputs, List<CompiledCheck> checks) {
    public PlannedChecks {
      inputs = List.copyOf(inputs);
      checks = List.copyOf(checks);
    }
  }

  /**
   * How far a target's rows may be from those of the last run that was published.
   *
   * @param within in percent of these
   * @param fails whether the run fails otherwise, before anything is published
   */
  public record RowChange(BigDecimal within, boolean fails) {
    /**
     * Of what is replaced, where nothing else is said: a table that loses half its rows is told.
     */
    public static final RowChange OF_REPLACED = new RowChange(BigDecimal.valueOf(50), false);

    /** Of nothing, every change is a start. */
    public boolean allows(long before, long now) {
      return before == 0
          || BigDecimal.valueOf(Math.abs(now - before))
                  .multiply(BigDecimal.valueOf(100))
                  .compareTo(within.multiply(BigDecimal.valueOf(before)))
              <= 0;
    }
  }

  /**
   * @param rowChange empty if its rows are not compared
   * @param cursors of the sources that it is made of, where what is new of them is read
   */
  public record PlannedTarget(
      String name,
      String from,
      TableName table,
      Write write,
      List<String> keys,
      boolean allowEmpty,
      TableDesign design,
      Optional<RowChange> rowChange,
      Optional<CursorMove> cursors) {
    public PlannedTarget {
      keys = List.copyOf(keys);
    }

    /** One that is made of sources that are read as a whole. */
    public PlannedTarget(
        String name,
        String from,
        TableName table,
        Write write,
        List<String> keys,
        boolean allowEmpty,
        TableDesign design,
        Optional<RowChange> rowChange) {
      this(name, from, table, write, keys, allowEmpty, design, rowChange, Optional.empty());
    }

    /**
     * @param schema of the data set that it is published from
     * @param files of that data set, in the lake
     */
    public TargetLoad load(Schema schema, List<DataFile> files) {
      return new TargetLoad(table, schema, write, keys, allowEmpty, design, files, cursors);
    }
  }
}
