package dev.weir.pipeline.step;

import dev.weir.dataset.RejectLimit;
import java.util.List;
import java.util.Optional;

/** A data set that is made of others. */
public sealed interface Transform {
  /** How much of it may be rejected; empty where the pipeline says so for all. */
  Optional<RejectLimit> rejects();

  /**
   * @param from a source or a transform
   */
  record Steps(String from, List<Step> steps, Optional<RejectLimit> rejects) implements Transform {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param sql one SELECT over the names of data sets
   */
  record Sql(String sql) implements Transform {
    /** SQL gives rows or fails. */
    @Override
    public Optional<RejectLimit> rejects() {
      return Optional.empty();
    }
  }
}
