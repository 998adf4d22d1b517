package dev.weir.plan;

import dev.weir.dataset.RejectLimit;
import dev.weir.error.CoreError;
import dev.weir.error.DidYouMean;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.step.Transform;
import dev.weir.pipeline.test.PipelineTest;
import dev.weir.pipeline.test.TestRows;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.step.StepCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the plan of a test: the transforms that it wants, and their checks that read nothing but
 * what is there, compiled as for a run. Nothing is read and nothing published. Thread-safe.
 */
public final class TestPlanner {
  private final StepCompiler compiler;
  private final CheckCompiler checkCompiler;

  public TestPlanner(SqlEngine engine) {
    this.compiler = new StepCompiler(engine);
    this.checkCompiler = new CheckCompiler(engine);
  }

  /**
   * @param mappingFiles as in {@link Planner.Surroundings}
   * @return any number of rows may be rejected
   * @throws dev.weir.error.TerminalException with everything that is wrong with the test or else
   *     with the pipeline
   */
  public Plan plan(
      ParsedPipeline parsed,
      PipelineTest test,
      Function<String, Map<String, String>> mappingFiles,
      RunId run) {
    Problems problems = new Problems(test.positions().file(), CoreError.INVALID_TEST);
    Set<String> made = made(parsed.pipeline(), test, problems);
    Map<String, Schema> given = given(parsed.pipeline(), test, problems);
    problems.throwIfAny();
    Problems ofPipeline = new Problems(parsed.positions().file());
    Flow flow = new Flow(parsed, compiler, checkCompiler, ofPipeline);
    ofPipeline.throwIfAny();
    Compilation compilation =
        new Compilation(parsed, compiler, checkCompiler, mappingFiles, ofPipeline);
    given.forEach(compilation::source);
    List<PlannedTransform> transforms =
        compilation.transforms(flow.order().stream().filter(made::contains).toList());
    List<PlannedChecks> checks = compilation.checks(checks(flow, made, given.keySet()));
    ofPipeline.throwIfAny();
    Plan plan = plan(parsed.pipeline(), test, transforms, checks, flow.waves(), run);
    expectedColumns(plan, test, problems);
    problems.throwIfAny();
    return plan;
  }

  private static Plan plan(
      Pipeline pipeline,
      PipelineTest test,
      List<PlannedTransform> transforms,
      List<PlannedChecks> checks,
      List<List<String>> waves,
      RunId run) {
    Set<String> works = new LinkedHashSet<>();
    transforms.forEach(transform -> works.add(transform.name()));
    checks.forEach(each -> works.add(each.dataSet()));
    Map<String, RejectLimit> limits = new LinkedHashMap<>();
    works.forEach(name -> limits.put(name, RejectLimit.ofMax(Long.MAX_VALUE)));
    return new Plan(
        Plan.FORMAT,
        pipeline.name(),
        run.value(),
        test.at(),
        List.of(),
        List.of(),
        transforms,
        checks,
        waves.stream().map(wave -> wave.stream().filter(works::contains).toList()).toList(),
        List.of(),
        limits);
  }

  /** The transforms that are wanted, and those that they are made of, up to what is given. */
  private Set<String> made(Pipeline pipeline, PipelineTest test, Problems problems) {
    Set<String> made = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(test.wanted());
    for (String wanted : test.wanted()) {
      if (test.given().containsKey(wanted)) {
        problems.add(
            test.positions(), "given." + wanted, "is expected too: nothing would be made of it");
      }
    }
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      Transform transform = pipeline.transforms().get(next);
      if (transform != null && made.add(next)) {
        for (String input : inputs(transform)) {
          if (pipeline.sources().containsKey(input) && !test.given().containsKey(input)) {
            problems.add(
                test.positions(),
                "given",
                "'%s' is made of source '%s': give it rows, as in  %s: []"
                    .formatted(next, input, input));
          } else if (!test.given().containsKey(input)) {
            open.add(input);
          }
        }
      }
    }
    return made;
  }

  /** What is wrong with SQL is told when it is compiled. */
  private List<String> inputs(Transform transform) {
    try {
      return compiler.inputs(transform);
    } catch (StepProblem e) {
      return List.of();
    }
  }

  private static Map<String, Schema> given(
      Pipeline pipeline, PipelineTest test, Problems problems) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    test.given()
        .forEach(
            (name, rows) -> {
              Optional<Schema> declared =
                  Optional.ofNullable(pipeline.sources().get(name))
                      .flatMap(SourcePlanner::declared);
              declared.ifPresent(schema -> columns(rows, schema, test, problems));
              if (declared.isEmpty() && rows.columns().isEmpty()) {
                problems.add(
                    test.positions(),
                    rows.path(),
                    "has no columns: write  %s: {types: {COLUMN: TYPE}, rows: []}".formatted(name));
              }
              schemas.put(name, schema(pipeline, name, rows));
            });
    return schemas;
  }

  /** As the source declares its columns, else as the test does, else by what the rows look like. */
  public static Schema schema(Pipeline pipeline, String name, TestRows rows) {
    return Optional.ofNullable(pipeline.sources().get(name))
        .flatMap(SourcePlanner::declared)
        .orElseGet(
            () ->
                new Schema(
                    rows.columns().stream()
                        .map(column -> Column.nullable(column, rows.type(column)))
                        .toList()));
  }

  private static void expectedColumns(Plan plan, PipelineTest test, Problems problems) {
    test.expected()
        .forEach(
            (name, rows) ->
                columns(rows, plan.transform(name).orElseThrow().schema(), test, problems));
  }

  private static void columns(TestRows rows, Schema schema, PipelineTest test, Problems problems) {
    for (String column : rows.columns()) {
      if (!schema.names().contains(column)) {
        problems.add(
            test.positions(),
            rows.pathOf(column),
            DidYouMean.notOne(column, "column", schema.names()));
      }
    }
  }

  /** Those of what is made that read nothing but what is there. */
  private static Map<String, List<Flow.Placed>> checks(
      Flow flow, Set<String> made, Set<String> given) {
    Set<String> there = new LinkedHashSet<>(given);
    there.addAll(made);
    Map<String, List<Flow.Placed>> checks = new LinkedHashMap<>();
    flow.checks()
        .forEach(
            (place, placed) -> {
              List<Flow.Placed> held =
                  placed.stream()
                      .filter(each -> made.contains(each.dataSet()))
                      .filter(each -> there.containsAll(each.inputs()))
                      .toList();
              if (!held.isEmpty()) {
                checks.put(place, held);
              }
            });
    return checks;
  }
}
