package dev.weir.plan;

import dev.weir.increment.Window;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.place.Problems;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.increment.IncrementPlanner;
import dev.weir.plan.increment.Known;
import dev.weir.run.RunId;
import dev.weir.source.Description;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.step.StepCompiler;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * @param increments what is known of sources of which a run reads what is new
   */
  public record Surroundings(
      Map<String, Description> databases,
      Function<String, Map<String, String>> mappingFiles,
      Optional<CallLimits> limits,
      Known increments) {
    public Surroundings {
      databases = Map.copyOf(databases);
    }

    /** Of a pipeline whose sources are read as a whole. */
    public Surroundings(
        Map<String, Description> databases,
        Function<String, Map<String, String>> mappingFiles,
        Optional<CallLimits> limits) {
      this(databases, mappingFiles, limits, Known.NOTHING);
    }
  }

  /**
   * The tables whose ledgers note how far sources were read, with these.
   *
   * @throws dev.weir.error.TerminalException if the pipeline is wrong
   */
  public Map<TableName, Set<String>> noted(ParsedPipeline parsed) {
    Problems problems = new Problems(parsed.positions().file());
    Flow flow = new Flow(parsed, compiler, checkCompiler, problems);
    problems.throwIfAny();
    return new IncrementPlanner(parsed, flow::inputs, problems).noted();
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
    new IncrementPlanner(parsed, flow::inputs, problems).check();
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
            .targets(_ -> Optional.empty());
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
    if (flow.isCircular()) {
      var _ = sourcePlanner.sources(Map.of());
      problems.throwIfAny();
    }
    IncrementPlanner increments = new IncrementPlanner(parsed, flow::inputs, problems);
    increments.check();
    Map<String, Window> windows =
        increments.windows(surroundings.increments(), surroundings.databases());
    List<PlannedSource> sources = sourcePlanner.sources(windows);
    Compilation compilation =
        new Compilation(parsed, compiler, checkCompiler, surroundings.mappingFiles(), problems);
    sources.forEach(source -> compilation.source(source.name(), source.schema()));
    List<PlannedTransform> transforms = compilation.transforms(flow.order());
    List<PlannedChecks> checks = compilation.checks(flow.checks());
    Holding holding = new Holding(parsed, surroundings, read(surroundings, windows), problems);
    transforms.forEach(t -> holding.hold("transforms." + t.name(), t.inputs()));
    checks.forEach(c -> holding.hold("checks." + c.dataSet(), c.inputs()));
    List<PlannedTarget> targets =
        new TargetPlanner(
                parsed,
                compilation.known(),
                new Promises(parsed, surroundings.databases()),
                problems)
            .targets(target -> increments.move(target, windows, surroundings.increments()));
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

  /** How large what is read of a source is, nobody knows where that is what is new. */
  private static Map<String, Description> read(
      Surroundings surroundings, Map<String, Window> windows) {
    Map<String, Description> whole = new HashMap<>(surroundings.databases());
    windows.forEach(
        (source, window) -> {
          if (window.from().isPresent()) {
            whole.remove(source);
          }
        });
    return whole;
  }

  /**
   * Holds what one call reads against its limits.
   *
   * @param databases that are read as a whole
   */
  private record Holding(
      ParsedPipeline parsed,
      Surroundings surroundings,
      Map<String, Description> databases,
      Problems problems) {
    void hold(String path, List<String> inputs) {
      surroundings
          .limits()
          .flatMap(limits -> limits.problem(inputs, databases))
          .ifPresent(problem -> problems.add(parsed.positions(), path, problem));
    }
  }
}
