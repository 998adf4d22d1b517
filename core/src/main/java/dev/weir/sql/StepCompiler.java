package dev.weir.sql;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.Step;
import dev.weir.pipeline.Transform;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compiles transforms and checks to SQL over the names of data sets. Thread-safe. */
public final class StepCompiler {
  private final SqlEngine engine;

  public StepCompiler(SqlEngine engine) {
    this.engine = engine;
  }

  /**
   * A compiled transform.
   *
   * @param inputs data sets that the SQL names, without repetition
   * @param sql one SELECT
   * @param schema what the SELECT gives; every column is nullable
   */
  public record Compiled(
      List<String> inputs, String sql, List<CompiledReject> rejects, Schema schema) {
    public Compiled {
      inputs = List.copyOf(inputs);
      rejects = List.copyOf(rejects);
    }
  }

  /**
   * The data sets that a transform reads, without repetition, whether they exist or not.
   *
   * @throws StepProblem if its SQL is not one SELECT over data sets
   */
  public List<String> inputs(Transform transform) throws StepProblem {
    return switch (transform) {
      case Transform.Sql(String sql) -> references(sql);
      case Transform.Steps steps -> inputs(steps);
    };
  }

  /** The data sets that a check reads, the checked one first. */
  public List<String> inputs(Check check, String dataSet) {
    return check instanceof Check.References references
        ? Stream.of(dataSet, references.to()).distinct().toList()
        : List.of(dataSet);
  }

  /**
   * What became of a transform.
   *
   * @param compiled empty if something is wrong, or not all that it reads is known
   * @param columns what is known of them all the same; empty where nothing is
   * @param problems in the order of the steps
   */
  public record Attempted(
      Optional<Compiled> compiled, Optional<KnownColumns> columns, List<StepProblem> problems) {
    public Attempted {
      problems = List.copyOf(problems);
    }

    private static Attempted of(Compiled compiled) {
      return new Attempted(
          Optional.of(compiled), Optional.of(KnownColumns.of(compiled.schema())), List.of());
    }
  }

  /**
   * What became of a check.
   *
   * @param compiled empty if something is wrong, or not all that it reads is known
   */
  public record AttemptedCheck(Optional<CompiledCheck> compiled, List<StepProblem> problems) {
    public AttemptedCheck {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param dataSets what is known of the {@link #inputs(Transform)}, which all exist
   * @param mappings value to translation, by the file that a translate step gives; a file that
   *     cannot be used is not there
   */
  public Attempted compile(
      Transform transform,
      Map<String, KnownColumns> dataSets,
      Map<String, Map<String, String>> mappings) {
    return switch (transform) {
      case Transform.Sql(String sql) -> compile(sql, dataSets);
      case Transform.Steps steps ->
          new ChainCompiler(engine, dataSets, mappings).compile(steps, inputs(steps));
    };
  }

  /**
   * @param dataSets what is known of the {@link #inputs(Check, String)}, which all exist
   */
  public AttemptedCheck compile(Check check, String dataSet, Map<String, KnownColumns> dataSets) {
    KnownColumns known = dataSets.get(dataSet);
    List<StepProblem> missing =
        known == null ? List.of() : NamedColumns.missing(NamedColumns.of(check), known.names());
    Optional<Map<String, Schema>> schemas = schemas(inputs(check, dataSet), dataSets);
    if (!missing.isEmpty() || schemas.isEmpty()) {
      return new AttemptedCheck(Optional.empty(), missing);
    }
    try {
      Function<String, Input> input = name -> input(name, schemas.get());
      return new AttemptedCheck(
          Optional.of(CheckCompiler.compile(check, input.apply(dataSet), input)), List.of());
    } catch (StepProblem e) {
      return new AttemptedCheck(Optional.empty(), List.of(e));
    }
  }

  private Attempted compile(String written, Map<String, KnownColumns> dataSets) {
    String sql = written.strip().replaceFirst(";\\s*$", "");
    try {
      List<String> inputs = references(sql);
      Optional<Map<String, Schema>> schemas = schemas(inputs, dataSets);
      if (schemas.isEmpty()) {
        return new Attempted(Optional.empty(), Optional.empty(), List.of());
      }
      return Attempted.of(new Compiled(inputs, sql, List.of(), engine.bind(sql, schemas.get())));
    } catch (SqlProblem e) {
      return wrong(StepProblem.of(e.getMessage()));
    } catch (StepProblem e) {
      return wrong(e);
    }
  }

  private static Attempted wrong(StepProblem problem) {
    return new Attempted(Optional.empty(), Optional.empty(), List.of(problem));
  }

  /** Of all these data sets; empty if one is not known. */
  private static Optional<Map<String, Schema>> schemas(
      List<String> names, Map<String, KnownColumns> dataSets) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (String name : names) {
      KnownColumns known = dataSets.get(name);
      if (known == null || known.schema().isEmpty()) {
        return Optional.empty();
      }
      schemas.put(name, known.schema().get());
    }
    return Optional.of(schemas);
  }

  private static Input input(String name, Map<String, Schema> schemas) {
    return new Input(name, Objects.requireNonNull(schemas.get(name)));
  }

  private List<String> references(String sql) throws StepProblem {
    try {
      return engine.references(sql).stream().sorted().toList();
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  private static List<String> inputs(Transform.Steps transform) {
    Stream<String> joined =
        transform.steps().stream()
            .filter(Step.Join.class::isInstance)
            .map(Step.Join.class::cast)
            .map(Step.Join::with);
    return Stream.concat(Stream.of(transform.from()), joined).distinct().toList();
  }
}
