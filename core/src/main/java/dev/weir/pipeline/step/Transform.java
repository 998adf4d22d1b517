package dev.weir.pipeline.step;

import java.util.List;

/** A data set that is made of others. */
public sealed interface Transform {
  /**
   * @param from a source or a transform
   */
  record Steps(String from, List<Step> steps) implements Transform {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param sql one SELECT over the names of data sets
   */
  record Sql(String sql) implements Transform {}
}
