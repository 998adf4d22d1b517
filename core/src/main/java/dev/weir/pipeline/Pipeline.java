package dev.weir.pipeline;

import dev.weir.pipeline.schedule.Schedule;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    connections = ordered(connections);
    sources = ordered(sources);
    transforms = ordered(transforms);
    checks = ordered(checks);
    targets = ordered(targets);
    queries = ordered(queries);
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

  /** An unmodifiable copy in the same order, which Map.copyOf would lose. */
  static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
