package dev.weir.plan;

import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Source;
import dev.weir.schema.Schema;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.Write;
import dev.weir.warehouse.design.TableDesign;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
      String name, List<String> inputs, String sql, List<PlannedReject> rejects, Schema schema) {
    public PlannedTransform {
      inputs = List.copyOf(inputs);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * Rows that a step takes out.
   *
   * @param step as in {@code validate-date: created_at}
   * @param sql gives reason and record, both text, in this order: the rows that are in no other
   *     reject and not in the result
   */
  public record PlannedReject(String step, String sql) {}

  /**
   * @param inputs data sets that the statements name, the checked one included
   */
  public record PlannedChecks(String dataSet, List<String> inputs, List<PlannedCheck> checks) {
    public PlannedChecks {
      inputs = List.copyOf(inputs);
      checks = List.copyOf(checks);
    }
  }

  /**
   * @param check in words
   * @param sql gives one bigint: how many rows break it
   * @param examples a SELECT of a few rows that break it; empty where no row does, as for a row
   *     count
   * @param fails whether a violation stops the run
   */
  public record PlannedCheck(String check, String sql, Optional<String> examples, boolean fails) {}

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
