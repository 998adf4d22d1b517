package dev.weir.plan;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.check.CheckCompiler.AttemptedCheck;
import dev.weir.sql.step.StepCompiler;
import dev.weir.sql.step.StepCompiler.Attempted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compiles every transform and check of a pipeline, in an order in which inputs come first. What
 * depends on something wrong is compiled as far as its columns are known all the same.
 */
final class Compilation {
  private final ParsedPipeline parsed;
  private final Pipeline pipeline;
  private final StepCompiler compiler;
  private final CheckCompiler checkCompiler;
  private final Function<String, Map<String, String>> mappingFiles;
  private final Problems problems;
  private final RowKeys keys;

  /** By data set; one of which nothing is known is not there. */
  private final Map<String, KnownColumns> known = new HashMap<>();

  Compilation(
      ParsedPipeline parsed,
      StepCompiler compiler,
      CheckCompiler checkCompiler,
      Function<String, Map<String, String>> mappingFiles,
      Problems problems) {
    this.parsed = parsed;
    this.pipeline = parsed.pipeline();
    this.compiler = compiler;
    this.checkCompiler = checkCompiler;
    this.mappingFiles = mappingFiles;
    this.problems = problems;
    this.keys = new RowKeys(pipeline);
  }

  Map<String, KnownColumns> known() {
    return known;
  }

  void source(String name, Schema schema) {
    known.put(name, KnownColumns.of(schema));
  }

  List<PlannedTransform> transforms(List<String> order) {
    List<PlannedTransform> planned = new ArrayList<>();
    for (String name : order) {
      transform(name, Objects.requireNonNull(pipeline.transforms().get(name)))
          .ifPresent(planned::add);
    }
    return planned;
  }

  private Optional<PlannedTransform> transform(String name, Transform transform) {
    Attempted attempted = compiler.compile(transform, known, mappings(name, transform));
    attempted
        .problems()
        .forEach(
            problem -> problems.add(parsed.positions(), path(name, problem), problem.getMessage()));
    attempted.columns().ifPresent(columns -> known.put(name, columns));
    return attempted
        .compiled()
        .map(
            compiled ->
                new PlannedTransform(
                    name,
                    compiled.inputs(),
                    compiled.sql(),
                    compiled.rejects(),
                    compiled.schema(),
                    keys.of(name),
                    Optional.of(compiled.changes())));
  }

  private String path(String name, StepProblem problem) {
    String path = "transforms." + name;
    return problem.step().isPresent()
        ? path + ".steps[" + problem.step().getAsInt() + "]"
        : path + (pipeline.transforms().get(name) instanceof Transform.Sql ? ".sql" : "");
  }

  /** The mapping files of a transform that can be used. */
  private Map<String, Map<String, String>> mappings(String name, Transform transform) {
    Map<String, Map<String, String>> mappings = new HashMap<>();
    List<Step> steps =
        transform instanceof Transform.Steps withSteps ? withSteps.steps() : List.of();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.file().isPresent()) {
        String file = step.file().get();
        try {
          mappings.put(file, mappingFiles.apply(file));
        } catch (IllegalArgumentException e) {
          String path = "transforms.%s.steps[%d].%s.file".formatted(name, i, step.keyword());
          problems.add(parsed.positions(), path, String.valueOf(e.getMessage()));
        }
      }
    }
    return mappings;
  }

  List<PlannedChecks> checks(Map<String, List<Flow.Placed>> byPlace) {
    List<PlannedChecks> planned = new ArrayList<>();
    byPlace.forEach(
        (runsWith, checks) -> {
          Set<String> inputs = new LinkedHashSet<>();
          inputs.add(runsWith);
          List<CompiledCheck> compiled = new ArrayList<>();
          for (Flow.Placed placed : checks) {
            inputs.addAll(placed.inputs());
            check(placed).ifPresent(compiled::add);
          }
          planned.add(new PlannedChecks(runsWith, List.copyOf(inputs), compiled));
        });
    return planned;
  }

  private Optional<CompiledCheck> check(Flow.Placed placed) {
    AttemptedCheck attempted =
        checkCompiler.compile(placed.check(), placed.dataSet(), known, keys.of(placed.dataSet()));
    attempted
        .problems()
        .forEach(problem -> problems.add(parsed.positions(), placed.path(), problem.getMessage()));
    boolean own = placed.dataSet().equals(placed.runsWith());
    return attempted
        .compiled()
        .map(check -> own ? check : check.named(placed.dataSet() + ": " + check.check()));
  }
}
