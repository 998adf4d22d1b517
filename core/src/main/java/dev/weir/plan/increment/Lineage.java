package dev.weir.plan.increment;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which data sets and targets are made of what is new of a source.
 *
 * @param inputs of each transform, by name; without circles
 */
record Lineage(Pipeline pipeline, Function<String, Set<String>> inputs) {
  /** The sources of which runs read what is new. */
  Map<String, Incremental> sources() {
    Map<String, Incremental> found = new LinkedHashMap<>();
    pipeline
        .sources()
        .forEach((name, source) -> incremental(source).ifPresent(spec -> found.put(name, spec)));
    return found;
  }

  private static Optional<Incremental> incremental(Source source) {
    return switch (source) {
      case DatabaseSource database -> database.incremental();
      case Source.HttpSource _, Source.FileSource _ -> Optional.empty();
    };
  }

  /** Those of them that a data set is made of, itself included. */
  Set<String> of(String dataSet) {
    Set<String> found = new LinkedHashSet<>();
    if (pipeline.transforms().containsKey(dataSet)) {
      inputs.apply(dataSet).forEach(input -> found.addAll(of(input)));
    } else if (sources().containsKey(dataSet)) {
      found.add(dataSet);
    }
    return found;
  }

  /** The targets that are made of a source. */
  List<Target> targets(String source) {
    return pipeline.targets().values().stream()
        .filter(target -> of(target.from()).contains(source))
        .toList();
  }
}
