package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.OneKey;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.step.Step;
import java.util.List;

/** The keys of {@code steps}. */
public final class StepKeys {
  /** In the order of the reference. */
  public static final List<Key<? extends Step>> KEYS =
      List.of(
          ColumnStepKeys.SELECT,
          ColumnStepKeys.RENAME,
          ColumnStepKeys.CAST,
          ColumnStepKeys.TRANSLATE,
          ColumnStepKeys.VALIDATE_DATE,
          ColumnStepKeys.SPLIT,
          RowStepKeys.JOIN,
          RowStepKeys.AGGREGATE,
          RowStepKeys.FILTER,
          ColumnStepKeys.FILL,
          RowStepKeys.SORT,
          RowStepKeys.TOP,
          RowStepKeys.DEDUPLICATE,
          RowStepKeys.EXPLODE,
          ColumnStepKeys.MASK,
          ColumnStepKeys.FLATTEN);

  public static final Shape<Step> STEP = new OneKey<>("step", KEYS, List.of(), step -> _ -> step);

  private StepKeys() {}
}
