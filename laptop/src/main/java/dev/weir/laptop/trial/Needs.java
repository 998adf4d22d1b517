package dev.weir.laptop.trial;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.step.Transform;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.StepCompiler;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What data sets are made of. */
final class Needs {
  private final Pipeline pipeline;
  private final StepCompiler compiler;

  Needs(Pipeline pipeline, SqlEngine engine) {
    this.pipeline = pipeline;
    this.compiler = new StepCompiler(engine);
  }

  /**
   * The pipeline with what is needed for some data sets alone, and nothing that judges or publishes
   * them.
   *
   * @param dataSets empty for all
   * @throws TerminalException if the pipeline has no such data set
   */
  Pipeline only(Collection<String> dataSets) {
    Set<String> all = new LinkedHashSet<>(pipeline.sources().keySet());
    all.addAll(pipeline.transforms().keySet());
    for (String name : dataSets) {
      if (!all.contains(name)) {
        throw new TerminalException(
            LaptopError.UNKNOWN_DATA_SET,
            "Cannot try a part of pipeline '%s': %s"
                .formatted(pipeline.name(), DidYouMean.notOne(name, "data set", all)));
      }
    }
    return pipeline.withDataSets(dataSets.isEmpty() ? all : upstream(dataSets));
  }

  private Set<String> upstream(Collection<String> dataSets) {
    Set<String> needed = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(dataSets);
    while (!open.isEmpty()) {
      String name = open.pop();
      Transform transform = pipeline.transforms().get(name);
      if (needed.add(name) && transform != null) {
        open.addAll(inputs(transform));
      }
    }
    return needed;
  }

  private List<String> inputs(Transform transform) {
    try {
      return compiler.inputs(transform);
    } catch (StepProblem _) {
      // Planning tells it with its place.
      return List.of();
    }
  }
}
