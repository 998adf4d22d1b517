package dev.weir.testkit.step;

import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.CompiledReject;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.check.CheckCompiler.AttemptedCheck;
import dev.weir.sql.step.StepCompiler;
import dev.weir.sql.step.StepCompiler.Attempted;
import dev.weir.sql.step.StepCompiler.Compiled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Data sets given as SQL, and what transforms and checks make of them. */
public final class Sandbox {
  private final SqlRunner runner;
  private final StepCompiler compiler;
  private final CheckCompiler checkCompiler;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Map<String, Map<String, String>> mappings = new HashMap<>();

  public Sandbox(SqlRunner runner) {
    this.runner = runner;
    this.compiler = new StepCompiler(runner.engine());
    this.checkCompiler = new CheckCompiler(runner.engine());
  }

  StepCompiler compiler() {
    return compiler;
  }

  CheckCompiler checkCompiler() {
    return checkCompiler;
  }

  Sandbox data(String name, String sql) throws SqlProblem {
    schemas.put(name, runner.give(name, sql));
    return this;
  }

  Sandbox mapping(String file, Map<String, String> mapping) {
    mappings.put(file, mapping);
    return this;
  }

  /** Compiles steps from the data set {@code t}. */
  Compiled compile(Step... steps) throws StepProblem {
    Attempted attempted = attempt(steps);
    if (!attempted.problems().isEmpty()) {
      throw attempted.problems().getFirst();
    }
    return attempted.compiled().orElseThrow();
  }

  Attempted attempt(Step... steps) {
    return compiler.compile(
        new Transform.Steps("t", List.of(steps), Optional.empty()), known(), mappings);
  }

  private Map<String, KnownColumns> known() {
    Map<String, KnownColumns> known = new HashMap<>();
    schemas.forEach((name, schema) -> known.put(name, KnownColumns.of(schema)));
    return known;
  }

  /** What the steps make of {@code t}. */
  Made run(Step... steps) throws StepProblem {
    Compiled compiled = compile(steps);
    Rows rows = runner.make(compiled.sql(), compiled.schema());
    List<List<@Nullable Object>> rejects = new ArrayList<>();
    for (CompiledReject reject : compiled.rejects()) {
      rejects.addAll(runner.rows(reject.sql()).rows());
    }
    return new Made(compiled.schema(), rows.rows(), rejects);
  }

  /**
   * @param rejects reason and record
   */
  record Made(
      Schema schema, List<List<@Nullable Object>> rows, List<List<@Nullable Object>> rejects) {
    List<String> text() {
      return rows.stream().map(String::valueOf).toList();
    }

    List<String> types() {
      return schema.columns().stream().map(c -> c.name() + " " + c.type().text()).toList();
    }

    List<String> rejected() {
      return rejects.stream().map(row -> row.get(0) + ": " + row.get(1)).toList();
    }
  }

  CompiledCheck check(Check check) throws StepProblem {
    AttemptedCheck attempted =
        checkCompiler.compile(check, "t", known(), List.of("Order", "other"));
    if (!attempted.problems().isEmpty()) {
      throw attempted.problems().getFirst();
    }
    return attempted.compiled().orElseThrow();
  }

  /** Rows of {@code t} that break a check. */
  long violations(Check check) throws StepProblem {
    return runner.count(check(check).sql());
  }

  List<String> examples(Check check) throws StepProblem {
    return runner.rows(check(check).examples().orElseThrow()).rows().stream()
        .map(String::valueOf)
        .toList();
  }
}
