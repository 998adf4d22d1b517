package dev.weir.plan;

import dev.weir.pipeline.Connection;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.source.Source;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.CompiledReject;
import java.time.Instant;
import java.util.List;

/**
 * A pipeline with every name resolved and every statement compiled: all that the functions after
 * Plan read. Frozen in the lake for a run; a further attempt uses the same one, whatever has been
 * deployed since.
 *
 * @param format another than {@link #FORMAT} is refused
 * @param logicalTime the schedule's tick, or when a person started the run
 * @param waves data sets with a transform or with checks, in an order in which each finds its
 *     inputs; those of one wave do not depend on each other
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
    List<PlannedTarget> targets) {
  public static final int FORMAT = 1;

  public Plan {
    connections = List.copyOf(connections);
    sources = List.copyOf(sources);
    transforms = List.copyOf(transforms);
    checks = List.copyOf(checks);
    waves = waves.stream().map(List::copyOf).toList();
    targets = List.copyOf(targets);
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
   */
  public record PlannedSource(
      String name,
      Source source,
      int parts,
      String partsReason,
      long estimatedRows,
      Schema schema) {}

  /**
   * @param inputs data sets that the SQL names
   * @param sql one SELECT over the inputs' names
   */
  public record PlannedTransform(
      String name, List<String> inputs, String sql, List<CompiledReject> rejects, Schema schema) {
    public PlannedTransform {
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

  public record PlannedTarget(
      String name,
      String from,
      TableName table,
      Write write,
      List<String> keys,
      boolean allowEmpty,
      TableDesign design) {
    public PlannedTarget {
      keys = List.copyOf(keys);
    }
  }
}
