package dev.weir.sql;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.Step;
import dev.weir.pipeline.Transform;
import dev.weir.plan.Plan.PlannedCheck;
import dev.weir.plan.Plan.PlannedReject;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compiles transforms and checks to SQL over the names of data sets. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // until the compilation lands
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
      List<String> inputs, String sql, List<PlannedReject> rejects, Schema schema) {
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
      case Transform.Steps(String from, List<Step> steps) -> inputs(from, steps);
    };
  }

  /** The data sets that a check reads, the checked one first. */
  public List<String> inputs(Check check, String dataSet) {
    return check instanceof Check.References references
        ? Stream.of(dataSet, references.to()).distinct().toList()
        : List.of(dataSet);
  }

  /**
   * @param dataSets at least the schemas of {@link #inputs(Transform)}
   * @param mappingFiles value to translation, by the name that a translate step gives
   * @throws StepProblem for the first step that does not compile
   */
  public Compiled compile(
      Transform transform,
      Map<String, Schema> dataSets,
      Function<String, Map<String, String>> mappingFiles)
      throws StepProblem {
    throw new UnsupportedOperationException(transform + "" + dataSets + mappingFiles);
  }

  /**
   * @param dataSets at least the schemas of {@link #inputs(Check, String)}
   */
  public PlannedCheck compile(Check check, String dataSet, Map<String, Schema> dataSets)
      throws StepProblem {
    throw new UnsupportedOperationException(check + dataSet + dataSets);
  }

  private List<String> references(String sql) throws StepProblem {
    try {
      return engine.references(sql).stream().sorted().toList();
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  private static List<String> inputs(String from, List<Step> steps) {
    Stream<String> joined =
        steps.stream()
            .filter(Step.Join.class::isInstance)
            .map(Step.Join.class::cast)
            .map(Step.Join::with);
    return Stream.concat(Stream.of(from), joined).distinct().toList();
  }
}
