package dev.weir.sql;

import dev.weir.pipeline.Step;

/** What a step is called in a pipeline. */
final class StepNames {
  private StepNames() {}

  static String of(Step step) {
    return switch (step) {
      case Step.Select _ -> "select";
      case Step.Rename _ -> "rename";
      case Step.Cast _ -> "cast";
      case Step.Translate _ -> "translate";
      case Step.ValidateDate _ -> "validate-date";
      case Step.Split _ -> "split";
      case Step.Join _ -> "join";
      case Step.Aggregate _ -> "aggregate";
      case Step.Filter _ -> "filter";
      case Step.Fill _ -> "fill";
      case Step.Sort _ -> "sort";
      case Step.Top _ -> "top";
      case Step.Deduplicate _ -> "deduplicate";
      case Step.Mask _ -> "mask";
      case Step.Flatten _ -> "flatten";
    };
  }

  /** With the columns that can reject a row: {@code cast: price, amount}. */
  static String describe(Step step) {
    return switch (step) {
      case Step.Cast cast -> of(step) + ": " + String.join(", ", cast.columns().keySet());
      case Step.ValidateDate date -> of(step) + ": " + date.column();
      case Step.Flatten flatten -> of(step) + ": " + flatten.column();
      case Step other -> of(other);
    };
  }
}
