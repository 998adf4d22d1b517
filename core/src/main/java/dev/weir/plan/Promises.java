package dev.weir.plan;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.Column;
import dev.weir.source.Description;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tables of databases promise of the columns of data sets: of those that are read from them,
 * and of what is made of those by steps that leave columns as they are.
 */
record Promises(ParsedPipeline parsed, Map<String, Description> databases) {
  /**
   * @param notNull columns that have no null
   * @param key columns that together have no value twice; empty if none is known
   */
  record Promise(Set<String> notNull, List<String> key) {
    private static final Promise NONE = new Promise(Set.of(), List.of());

    private Promise keeping(List<String> columns) {
      return new Promise(
          notNull.stream().filter(columns::contains).collect(Collectors.toSet()),
          columns.containsAll(key) ? key : List.of());
    }

    private Promise without(List<String> columns) {
      return new Promise(
          notNull.stream().filter(name -> !columns.contains(name)).collect(Collectors.toSet()),
          Collections.disjoint(columns, key) ? key : List.of());
    }

    private Promise renamed(Map<String, String> names) {
      return new Promise(
          notNull.stream().map(name -> names.getOrDefault(name, name)).collect(Collectors.toSet()),
          key.stream().map(name -> names.getOrDefault(name, name)).toList());
    }

    private Promise behind(Step step) {
      return switch (step) {
        case RowStep.Filter _, RowStep.Sort _, RowStep.Top _, RowStep.Deduplicate _ -> this;
        case ColumnStep.Select select -> keeping(select.columns());
        case ColumnStep.Rename rename -> renamed(rename.columns());
        case ColumnStep.Cast _,
            ColumnStep.Translate _,
            ColumnStep.ValidateDate _,
            ColumnStep.Fill _,
            ColumnStep.Mask _,
            ColumnStep.Split _,
            ColumnStep.Flatten _ ->
            without(step.reads().toList());
        case RowStep.Join _, RowStep.Aggregate _, RowStep.Explode _ -> NONE;
      };
    }
  }

  Promise of(String dataSet) {
    Description description = databases.get(dataSet);
    if (description != null) {
      return new Promise(
          description.schema().columns().stream()
              .filter(column -> !column.nullable())
              .map(Column::name)
              .collect(Collectors.toSet()),
          description.key());
    }
    if (!(parsed.pipeline().transforms().get(dataSet) instanceof Transform.Steps steps)) {
      return Promise.NONE;
    }
    Promise promise = of(steps.from());
    for (Step step : steps.steps()) {
      promise = promise.behind(step);
    }
    return promise;
  }
}
