package dev.weir.plan.increment;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Incremental.NullCursor;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses what would publish a wrong table: what is made of new rows alone must come out as if it
 * were made of all.
 */
final class IncrementRules {
  private final ParsedPipeline parsed;
  private final Pipeline pipeline;
  private final Lineage lineage;
  private final Problems problems;

  IncrementRules(ParsedPipeline parsed, Lineage lineage, Problems problems) {
    this.parsed = parsed;
    this.pipeline = parsed.pipeline();
    this.lineage = lineage;
    this.problems = problems;
  }

  void check() {
    lineage.sources().forEach(this::source);
    pipeline.transforms().forEach(this::transform);
    pipeline.targets().forEach(this::target);
  }

  private void source(String name, Incremental incremental) {
    String path = "sources." + name + ".incremental";
    List<Target> targets = lineage.targets(name);
    Set<Write> writes = targets.stream().map(Target::write).collect(Collectors.toSet());
    if (targets.isEmpty()) {
      problem(
          path,
          "how far it was read is noted with the table that it is published in, and no target is made of it: add one, or take incremental out");
    }
    if (writes.contains(Write.APPEND) && writes.contains(Write.MERGE)) {
      problem(
          path,
          "targets that append and targets that merge are made of it, and they need other rows of it: make a source for each");
    }
    if (writes.contains(Write.APPEND) && !incremental.lag().isZero()) {
      problem(
          path + ".lag",
          "rows that are read again would be appended again: take lag out (settle waits for rows that are committed late), or merge");
    }
    if (writes.contains(Write.APPEND) && incremental.nullCursor() == NullCursor.INCLUDE) {
      problem(
          path + ".null-cursor",
          "rows that are read each time would be appended each time: write exclude, or merge");
    }
  }

  private void transform(String name, Transform transform) {
    switch (transform) {
      case Transform.Sql _ ->
          lineage.of(name).stream()
              .findFirst()
              .ifPresent(
                  source ->
                      problem(
                          "transforms." + name + ".sql",
                          "of '%s' each run reads what is new alone, and SQL may make one row of many: use steps, or write it as the source's query"
                              .formatted(source)));
      case Transform.Steps steps -> {
        for (int i = 0; i < steps.steps().size(); i++) {
          Step step = steps.steps().get(i);
          String path = "transforms.%s.steps[%d].%s".formatted(name, i, step.keyword());
          wrong(steps, step).ifPresent(problem -> problem(path, problem));
        }
      }
    }
  }

  private Optional<String> wrong(Transform.Steps steps, Step step) {
    Set<String> sources = lineage.of(steps.from());
    return switch (step) {
      case RowStep.Join join -> partner(join.with());
      case RowStep.Aggregate _ -> acrossRows(sources);
      case RowStep.Top _ -> acrossRows(sources);
      case RowStep.Deduplicate deduplicate ->
          isLatest(deduplicate, sources) ? Optional.empty() : deduplicated(sources);
      case RowStep.Filter _, RowStep.Sort _, RowStep.Explode _ -> Optional.empty();
      case ColumnStep _ -> Optional.empty();
    };
  }

  private Optional<String> partner(String with) {
    return lineage.of(with).stream()
        .findFirst()
        .map(
            source ->
                "of '%s' each run reads what is new alone, so that rows would not find their partners: join with a source that is read as a whole"
                    .formatted(source));
  }

  private static Optional<String> acrossRows(Set<String> sources) {
    return sources.stream()
        .findFirst()
        .map(
            source ->
                "of '%s' each run reads what is new alone, and this looks at all rows: read the source as a whole, or write it as a query over the published table"
                    .formatted(source));
  }

  private static Optional<String> deduplicated(Set<String> sources) {
    return sources.stream()
        .findFirst()
        .map(
            source ->
                "of '%s' each run reads what is new alone: order by its cursor, descending, and merge, so that the newest row of a key stays in the table too"
                    .formatted(source));
  }

  /** The row that stays is the newest of all runs, as a merge has it. */
  private boolean isLatest(RowStep.Deduplicate deduplicate, Set<String> sources) {
    Optional<String> newestBy =
        deduplicate.order().stream()
            .findFirst()
            .filter(RowStep.Order::descending)
            .map(RowStep.Order::column);
    return lineage.sources().entrySet().stream()
        .filter(source -> sources.contains(source.getKey()))
        .allMatch(
            source ->
                newestBy.filter(source.getValue().cursor()::equals).isPresent()
                    && lineage.targets(source.getKey()).stream()
                        .allMatch(target -> target.write() == Write.MERGE));
  }

  private void target(String name, Target target) {
    if (target.write() == Write.REPLACE) {
      lineage.of(target.from()).stream()
          .findFirst()
          .ifPresent(
              source ->
                  problem(
                      "targets." + name + ".write",
                      "of '%s' each run reads what is new alone, and replace would drop the rows of earlier runs: write merge, or append"
                          .formatted(source)));
    }
  }

  private void problem(String path, String message) {
    problems.add(parsed.positions(), path, message);
  }
}
