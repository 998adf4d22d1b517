package dev.weir.pipeline;

import dev.weir.dataset.RejectLimit;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.InOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline as written: every key known and of the right type, names not yet resolved. Maps keep
 * the order of the file.
 *
 * @param schedule empty if it only runs when somebody says so
 * @param rejects of each data set that says nothing else
 */
public record Pipeline(
    String name,
    String description,
    Optional<Schedule> schedule,
    RejectLimit rejects,
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

  /** How much of each data set may be rejected. */
  public Map<String, RejectLimit> rejectLimits() {
    Map<String, RejectLimit> limits = new LinkedHashMap<>();
    sources.forEach((source, written) -> limits.put(source, written.rejects().orElse(rejects)));
    transforms.forEach(
        (transform, written) -> limits.put(transform, written.rejects().orElse(rejects)));
    return limits;
  }

  /**
   * These data sets alone, with nothing that judges, publishes or asks them; sources as a whole, as
   * nothing is published that tells what is new.
   */
  public Pipeline withDataSets(Set<String> names) {
    Map<String, Source> ofThese = new LinkedHashMap<>();
    sources.forEach((source, written) -> ofThese.put(source, written.whole()));
    Map<String, Transform> made = new LinkedHashMap<>(transforms);
    ofThese.keySet().retainAll(names);
    made.keySet().retainAll(names);
    return new Pipeline(
        name,
        description,
        schedule,
        rejects,
        connections,
        ofThese,
        made,
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** The same with other targets. */
  public Pipeline withTargets(Map<String, Target> others) {
    return new Pipeline(
        name,
        description,
        schedule,
        rejects,
        connections,
        sources,
        transforms,
        checks,
        others,
        queries);
  }

  /** The same with other queries. */
  public Pipeline withQueries(Map<String, Query> others) {
    return new Pipeline(
        name,
        description,
        schedule,
        rejects,
        connections,
        sources,
        transforms,
        checks,
        targets,
        others);
  }
}
