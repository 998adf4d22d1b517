package dev.weir.pipeline;

import dev.weir.pipeline.schedule.Schedule;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A pipeline as written: every key known and of the right type, names not yet resolved. Maps keep
 * the order of the file.
 *
 * @param schedule empty if it only runs when somebody says so
 */
public record Pipeline(
    String name,
    String description,
    Optional<Schedule> schedule,
    Map<String, Connection> connections,
    Map<String, Source> sources,
    Map<String, Transform> transforms,
    Map<String, List<Check>> checks,
    Map<String, Target> targets,
    Map<String, Query> queries) {
  public Pipeline {
    connections = InOrder.copyOf(connections);
    sources = InOrder.copyOf(sources);
    transforms = InOrder.copyOf(transforms);
    checks = InOrder.copyOf(checks);
    targets = InOrder.copyOf(targets);
    queries = InOrder.copyOf(queries);
  }

  /** A connection that is known to be there. */
  public Connection connection(String connection) {
    return Objects.requireNonNull(connections.get(connection), connection);
  }

  /** The same with other targets. */
  public Pipeline withTargets(Map<String, Target> others) {
    return new Pipeline(
        name, description, schedule, connections, sources, transforms, checks, others, queries);
  }

  /** The same with other queries. */
  public Pipeline withQueries(Map<String, Query> others) {
    return new Pipeline(
        name, description, schedule, connections, sources, transforms, checks, targets, others);
  }
}
