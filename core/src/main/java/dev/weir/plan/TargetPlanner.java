package dev.weir.plan;

import dev.weir.error.DidYouMean;
import dev.weir.increment.CursorMove;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.place.Problems;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.RowChange;
import dev.weir.schema.Schema;
import dev.weir.sql.KnownColumns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds each target against the columns of the data set that it is written from. */
final class TargetPlanner {
  /** What every warehouse takes: there is one that cuts longer names silently. */
  private static final int MAX_COLUMN_BYTES = 63;

  /** What every warehouse takes. */
  private static final int MAX_COLUMNS = 1600;

  private final ParsedPipeline parsed;
  private final Map<String, KnownColumns> known;
  private final Promises promises;
  private final Problems problems;

  TargetPlanner(
      ParsedPipeline parsed,
      Map<String, KnownColumns> known,
      Promises promises,
      Problems problems) {
    this.parsed = parsed;
    this.known = known;
    this.promises = promises;
    this.problems = problems;
  }

  /**
   * @param cursors what is noted with a target's rows
   */
  List<PlannedTarget> targets(Function<Target, Optional<CursorMove>> cursors) {
    parsed.pipeline().checks().forEach(this::comparisons);
    return parsed.pipeline().targets().entrySet().stream()
        .map(entry -> target(entry.getKey(), entry.getValue(), cursors.apply(entry.getValue())))
        .toList();
  }

  private PlannedTarget target(String name, Target target, Optional<CursorMove> cursors) {
    KnownColumns columns = known.get(target.from());
    if (columns != null) {
      columns("targets." + name + ".from", target, columns.names());
      keys("targets." + name + ".keys", target, columns.names());
      columns.schema().ifPresent(schema -> design("targets." + name, target, schema));
    }
    Promises.Promise promise = promises.of(target.from());
    return new PlannedTarget(
        name,
        target.from(),
        target.table(),
        target.write(),
        target.keys(),
        target.allowEmpty(),
        target.design().promised(promise.notNull(), promise.key()),
        rowChange(target),
        cursors);
  }

  private Optional<RowChange> rowChange(Target target) {
    return parsed.pipeline().checks().getOrDefault(target.from(), List.of()).stream()
        .flatMap(check -> comparison(check).stream())
        .findFirst()
        .or(
            () ->
                target.write() == Write.REPLACE
                    ? Optional.of(RowChange.OF_REPLACED)
                    : Optional.empty());
  }

  private static Optional<RowChange> comparison(Check check) {
    return check instanceof Check.RowCount count
        ? count.within().map(within -> new RowChange(within, count.terms().fails()))
        : Optional.empty();
  }

  /** What is not published has no rows to compare with. */
  private void comparisons(String dataSet, List<Check> checks) {
    if (parsed.pipeline().targets().values().stream().noneMatch(t -> t.from().equals(dataSet))) {
      for (int i = 0; i < checks.size(); i++) {
        if (comparison(checks.get(i)).isPresent()) {
          problems.add(
              parsed.positions(),
              "checks." + dataSet + "[" + i + "].row-count.compare",
              "there are rows to compare with only where a target publishes '%s', and none does"
                  .formatted(dataSet));
        }
      }
    }
  }

  private void design(String path, Target target, Schema schema) {
    target
        .design()
        .problems(target.from(), schema)
        .forEach(
            problem -> problems.add(parsed.positions(), path + problem.key(), problem.message()));
  }

  private void columns(String path, Target target, List<String> names) {
    if (names.size() > MAX_COLUMNS) {
      problems.add(
          parsed.positions(),
          path,
          "'%s' has %d columns, and a table takes %d: select fewer"
              .formatted(target.from(), names.size(), MAX_COLUMNS));
    }
    for (String column : names) {
      if (column.getBytes(StandardCharsets.UTF_8).length > MAX_COLUMN_BYTES) {
        problems.add(
            parsed.positions(),
            path,
            "column '%s' of '%s' has a name of more than %d bytes, the most that the warehouse takes: rename it"
                .formatted(column, target.from(), MAX_COLUMN_BYTES));
      }
    }
  }

  private void keys(String path, Target target, List<String> names) {
    for (int i = 0; i < target.keys().size(); i++) {
      String key = target.keys().get(i);
      if (!names.contains(key)) {
        problems.add(
            parsed.positions(),
            path + "[" + i + "]",
            DidYouMean.notOne(key, "column of " + target.from(), names));
      }
    }
  }
}
