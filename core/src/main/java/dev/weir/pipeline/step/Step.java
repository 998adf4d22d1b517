package dev.weir.pipeline.step;

import dev.weir.dataset.balance.RowEffect;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a transform; compiles to one SELECT. Rejected rows are counted, never lost.
 *
 * <p>A new step is a record with its keyword and the columns it reads, a method that compiles it,
 * and its keys. The compiler, and a test, tell what is missing.
 */
public sealed interface Step permits ColumnStep, RowStep {
  /** What it is called in a pipeline. */
  String keyword();

  /** The columns of its input that it names, those in SQL excluded. */
  Stream<String> reads();

  /** What it does to the number of rows. */
  RowEffect effect();

  /** The data set that it reads beside its input. */
  default Optional<Partner> partner() {
    return Optional.empty();
  }

  /** The mapping file that it reads, relative to the pipeline's folder. */
  default Optional<String> file() {
    return Optional.empty();
  }
}
