package dev.weir.cli.report;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a pipeline masks, before it does: a page does not show their values. Followed
 * from the masks back to the sources; where SQL is on the way, every column of what it reads.
 */
final class HiddenColumns {
  private final Plan plan;
  private final Map<String, Set<String>> hidden = new HashMap<>();

  private HiddenColumns(Plan plan) {
    this.plan = plan;
  }

  /**
   * @param pipeline that the plan was made of
   * @return by data set
   */
  static Map<String, Set<String>> of(Plan plan, Pipeline pipeline) {
    HiddenColumns columns = new HiddenColumns(plan);
    // Those made last first: by then, all that is made of them has said what it masks.
    for (PlannedTransform transform : columns.lastFirst()) {
      Optional.ofNullable(pipeline.transforms().get(transform.name()))
          .ifPresent(written -> columns.transform(transform, written));
    }
    return columns.hidden;
  }

  private List<PlannedTransform> lastFirst() {
    return plan.waves().stream()
        .flatMap(List::stream)
        .flatMap(name -> plan.transform(name).stream())
        .toList()
        .reversed();
  }

  private void transform(PlannedTransform planned, Transform written) {
    Set<String> after = hidden.getOrDefault(planned.name(), Set.of());
    switch (written) {
      case Transform.Steps steps -> steps(steps, after);
      case Transform.Sql _ -> {
        if (!after.isEmpty()) {
          planned.inputs().forEach(input -> hide(input, names(input)));
        }
      }
    }
  }

  private void steps(Transform.Steps steps, Set<String> after) {
    Set<String> columns = new HashSet<>(after);
    for (Step step : steps.steps().reversed()) {
      step.partner().ifPresent(partner -> hide(partner.dataSet(), columns));
      switch (step) {
        case ColumnStep change -> before(change, columns);
        case RowStep change -> before(change, columns);
      }
    }
    hide(steps.from(), columns);
  }

  /** From names behind a step to those before it. */
  private static void before(ColumnStep step, Set<String> columns) {
    switch (step) {
      case ColumnStep.Mask mask -> columns.addAll(mask.columns().keySet());
      case ColumnStep.Rename rename ->
          rename.columns().forEach((old, name) -> comesFrom(columns, Set.of(name), old));
      case ColumnStep.Split split ->
          comesFrom(columns, new HashSet<>(split.into()), split.column());
      case ColumnStep.Flatten flatten ->
          comesFrom(columns, flatten.columns().keySet(), flatten.column());
      case ColumnStep.Select _,
          ColumnStep.Cast _,
          ColumnStep.Translate _,
          ColumnStep.ValidateDate _,
          ColumnStep.Fill _ -> {}
    }
  }

  private static void before(RowStep step, Set<String> columns) {
    switch (step) {
      case RowStep.Aggregate aggregate ->
          aggregate
              .columns()
              .forEach(
                  (name, of) ->
                      of.column().ifPresent(from -> comesFrom(columns, Set.of(name), from)));
      case RowStep.Explode explode -> comesFrom(columns, Set.of(explode.as()), explode.column());
      case RowStep.Join _,
          RowStep.Filter _,
          RowStep.Sort _,
          RowStep.Top _,
          RowStep.Deduplicate _ -> {}
    }
  }

  private static void comesFrom(Set<String> columns, Set<String> made, String from) {
    if (columns.removeAll(made)) {
      columns.add(from);
    }
  }

  private void hide(String dataSet, Set<String> columns) {
    Set<String> there = new HashSet<>(columns);
    there.retainAll(names(dataSet));
    if (!there.isEmpty()) {
      hidden.computeIfAbsent(dataSet, _ -> new HashSet<>()).addAll(there);
    }
  }

  private Set<String> names(String dataSet) {
    return Set.copyOf(
        plan.transform(dataSet)
            .map(PlannedTransform::schema)
            .or(() -> plan.source(dataSet).map(PlannedSource::schema))
            .map(Schema::names)
            .orElse(List.of()));
  }
}
