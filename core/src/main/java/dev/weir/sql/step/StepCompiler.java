package dev.weir.sql.step;

import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.pipeline.step.Partner;
import dev.weir.pipeline.step.Transform;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledReject;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles transforms to SQL over the names of data sets. Thread-safe. */
public final class StepCompiler {
  /** Nobody knows which of its rows are rows of its inputs. */
  private static final RowChanges OF_SQL = new RowChanges(RowEffect.CHANGES, List.of("sql"));

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
   * @param changes what becomes of the rows of the first input
   */
  public record Compiled(
      List<String> inputs,
      String sql,
      List<CompiledReject> rejects,
      Schema schema,
      RowChanges changes) {
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

  private Attempted compile(String written, Map<String, KnownColumns> dataSets) {
    String sql = written.strip().replaceFirst(";\\s*$", "");
    try {
      List<String> inputs = references(sql);
      Optional<Map<String, Schema>> schemas = KnownColumns.schemas(inputs, dataSets);
      if (schemas.isEmpty()) {
        return new Attempted(Optional.empty(), Optional.empty(), List.of());
      }
      return Attempted.of(
          new Compiled(inputs, sql, List.of(), engine.bind(sql, schemas.get()), OF_SQL));
    } catch (SqlProblem e) {
      return wrong(StepProblem.of(e.getMessage()));
    } catch (StepProblem e) {
      return wrong(e);
    }
  }

  private static Attempted wrong(StepProblem problem) {
    return new Attempted(Optional.empty(), Optional.empty(), List.of(problem));
  }

  private List<String> references(String sql) throws StepProblem {
    try {
      return engine.references(sql).stream().sorted().toList();
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  private static List<String> inputs(Transform.Steps transform) {
    Stream<String> partners =
        transform.steps().stream().flatMap(step -> step.partner().stream()).map(Partner::dataSet);
    return Stream.concat(Stream.of(transform.from()), partners).distinct().toList();
  }
}
