package dev.weir.plan;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Problems;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.run.RunId;
import dev.weir.source.Description;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.step.StepCompiler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a run: every name resolved, every statement bound. Thread-safe. */
public final class Planner {
  private final StepCompiler compiler;
  private final CheckCompiler checkCompiler;

  public Planner(SqlEngine engine) {
    this.compiler = new StepCompiler(engine);
    this.checkCompiler = new CheckCompiler(engine);
  }

  /**
   * What a plan depends on beside the pipeline.
   *
   * @param databases a description of each database source, by the source's name
   * @param mappingFiles value to translation, by the file's name in the pipeline; throws {@link
   *     IllegalArgumentException} with a sentence if the file cannot be used
   * @param limits of one call of a function; empty where there are none, as on a laptop
   */
  public record Surroundings(
      Map<String, Description> databases,
      Function<String, Map<String, String>> mappingFiles,
      Optional<CallLimits> limits) {
    public Surroundings {
      databases = Map.copyOf(databases);
    }
  }

  /**
   * Looks at all that can be judged without a connection: what depends on a database has columns
   * that only the database knows.
   *
   * @param mappingFiles as in {@link Surroundings}
   * @return data sets whose columns are not known, in the order of the file: what names those has
   *     not been held against them
   * @throws dev.weir.error.TerminalException with everything that is wrong
   */
  public List<String> check(
      ParsedPipeline parsed, Function<String, Map<String, String>> mappingFiles) {
    Problems problems = new Problems(parsed.positions().file());
    SourcePlanner.paths(parsed, problems);
    Flow flow = new Flow(parsed, compiler, checkCompiler, problems);
    if (flow.isCircular()) {
      problems.throwIfAny();
    }
    Compilation compilation =
        new Compilation(parsed, compiler, checkCompiler, mappingFiles, problems);
    Pipeline pipeline = parsed.pipeline();
    pipeline
        .sources()
        .forEach(
            (name, source) ->
                SourcePlanner.declared(source)
                    .ifPresent(schema -> compilation.source(name, schema)));
    var _ = compilation.transforms(flow.order());
    var _ = compilation.checks(flow.checks());
    var _ =
        new TargetPlanner(parsed, compilation.known(), new Promises(parsed, Map.of()), problems)
            .targets();
    problems.throwIfAny();
    return Stream.concat(
            pipeline.sources().keySet().stream(), pipeline.transforms().keySet().stream())
        .filter(name -> !isKnown(compilation.known().get(name)))
        .toList();
  }

  private static boolean isKnown(@Nullable KnownColumns columns) {
    return columns != null && columns.schema().isPresent();
  }

  /**
   * @throws dev.weir.error.TerminalException with everything that is wrong
   */
  public Plan plan(
      ParsedPipeline parsed, Surroundings surroundings, RunId run, Instant logicalTime) {
    Problems problems = new Problems(parsed.positions().file());
    SourcePlanner.paths(parsed, problems);
    SourcePlanner sourcePlanner = new SourcePlanner(parsed, surroundings, problems);
    Flow flow = new Flow(parsed, compiler, checkCompiler, problems);
    List<PlannedConnection> connections = sourcePlanner.connections();
    List<PlannedSource> sources = sourcePlanner.sources();
    if (flow.isCircular()) {
      problems.throwIfAny();
    }
    Compilation compilation =
        new Compilation(parsed, compiler, checkCompiler, surroundings.mappingFiles(), problems);
    sources.forEach(source -> compilation.source(source.name(), source.schema()));
    List<PlannedTransform> transforms = compilation.transforms(flow.order());
    List<PlannedChecks> checks = compilation.checks(flow.checks());
    transforms.forEach(
        t -> hold("transforms." + t.name(), t.inputs(), parsed, surroundings, problems));
    checks.forEach(c -> hold("checks." + c.dataSet(), c.inputs(), parsed, surroundings, problems));
    List<PlannedTarget> targets =
        new TargetPlanner(
                parsed,
                compilation.known(),
                new Promises(parsed, surroundings.databases()),
                problems)
            .targets();
    problems.throwIfAny();
    return new Plan(
        Plan.FORMAT,
        parsed.pipeline().name(),
        run.value(),
        logicalTime,
        connections,
        sources,
        transforms,
        checks,
        flow.waves(),
        targets,
        parsed.pipeline().rejectLimits());
  }

  private static void hold(
      String path,
      List<String> inputs,
      ParsedPipeline parsed,
      Surroundings surroundings,
      Problems problems) {
    surroundings
        .limits()
        .flatMap(limits -> limits.problem(inputs, surroundings.databases()))
        .ifPresent(problem -> problems.add(parsed.positions(), path, problem));
  }
}
