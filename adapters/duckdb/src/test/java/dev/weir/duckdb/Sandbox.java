package dev.weir.duckdb;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.CompiledReject;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.StepCompiler;
import dev.weir.sql.step.StepCompiler.Attempted;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.check.CheckCompiler.AttemptedCheck;
import dev.weir.sql.step.StepCompiler.Compiled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data sets given as SQL, in files, and what transforms and checks make of them. */
final class Sandbox {
  static final DuckDbEngine ENGINE = new DuckDbEngine();
  static final StepCompiler COMPILER = new StepCompiler(ENGINE);

  private final Path folder;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Map<String, ParquetTable> tables = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> mappings = new HashMap<>();

  Sandbox(Path folder) {
    this.folder = folder;
  }

  Sandbox data(String name, String sql) throws SqlProblem {
    Schema schema = ENGINE.bind(sql, Map.of());
    Path file = folder.resolve(tables.size() + ".parquet");
    try (DuckDbSession session = open(Map.of())) {
      session.write(sql, schema, file, Compression.ZSTD);
    }
    schemas.put(name, schema);
    tables.put(name, new ParquetTable(schema, List.of(file)));
    return this;
  }

  Sandbox mapping(String file, Map<String, String> mapping) {
    mappings.put(file, mapping);
    return this;
  }

  private DuckDbSession open(Map<String, ParquetTable> inputs) {
    return DuckDbSession.open("test", DuckDbSettings.defaults(), folder, inputs);
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
    return COMPILER.compile(new Transform.Steps("t", List.of(steps)), known(), mappings);
  }

  private Map<String, KnownColumns> known() {
    Map<String, KnownColumns> known = new HashMap<>();
    schemas.forEach((name, schema) -> known.put(name, KnownColumns.of(schema)));
    return known;
  }

  /** What the steps make of {@code t}. */
  Made run(Step... steps) throws StepProblem {
    Compiled compiled = compile(steps);
    try (DuckDbSession session = open(tables)) {
      Path file = folder.resolve("made.parquet");
      session.write(compiled.sql(), compiled.schema(), file, Compression.SNAPPY);
      Rows rows = session.rows(new ParquetTable(compiled.schema(), List.of(file)).select(), 10_000);
      List<List<@Nullable Object>> rejects = new ArrayList<>();
      for (CompiledReject reject : compiled.rejects()) {
        rejects.addAll(session.rows(reject.sql(), 10_000).rows());
      }
      return new Made(compiled.schema(), rows.rows(), rejects);
    }
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
    AttemptedCheck attempted = CheckCompiler.compile(check, "t", known());
    if (!attempted.problems().isEmpty()) {
      throw attempted.problems().getFirst();
    }
    return attempted.compiled().orElseThrow();
  }

  /** Rows of {@code t} that break a check. */
  long violations(Check check) throws StepProblem {
    try (DuckDbSession session = open(tables)) {
      return session.count(check(check).sql());
    }
  }

  List<String> examples(Check check) throws StepProblem {
    try (DuckDbSession session = open(tables)) {
      return session.rows(check(check).examples().orElseThrow(), 10).rows().stream()
          .map(String::valueOf)
          .toList();
    }
  }
}
