package dev.weir.plan;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.step.Transform;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns by which people tell the rows of a data set apart: what it is merged by, else what a
 * check says is unique, else the same of what its steps start with.
 */
final class RowKeys {
  private final Pipeline pipeline;

  /**
   * @param pipeline without circles
   */
  RowKeys(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Empty where nobody says. */
  List<String> of(String dataSet) {
    Stream<List<String>> merged =
        pipeline.targets().values().stream()
            .filter(target -> target.from().equals(dataSet))
            .map(Target::keys);
    Stream<List<String>> unique =
        pipeline.checks().getOrDefault(dataSet, List.of()).stream()
            .filter(Check.Unique.class::isInstance)
            .map(check -> check.reads().toList());
    return Stream.concat(merged, unique)
        .filter(keys -> !keys.isEmpty())
        .findFirst()
        .orElseGet(() -> before(dataSet));
  }

  private List<String> before(String dataSet) {
    return pipeline.transforms().get(dataSet) instanceof Transform.Steps steps
        ? of(steps.from())
        : List.of();
  }
}
