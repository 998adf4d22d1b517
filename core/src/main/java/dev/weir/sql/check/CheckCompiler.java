package dev.weir.sql.check;

import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.step.Partner;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.Input;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles checks to SQL over the names of data sets. Thread-safe. */
public final class CheckCompiler {
  private final SqlEngine engine;

  public CheckCompiler(SqlEngine engine) {
    this.engine = engine;
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
   * The data sets that a check reads, the checked one first, whether they exist or not.
   *
   * @throws StepProblem if its SQL is not one SELECT over data sets
   */
  public List<String> inputs(Check check, String dataSet) throws StepProblem {
    return Stream.concat(Stream.of(dataSet), beside(check)).distinct().toList();
  }

  private Stream<String> beside(Check check) throws StepProblem {
    if (!(check instanceof Check.Sql sql)) {
      return check.partner().map(Partner::dataSet).stream();
    }
    try {
      return engine.references(select(sql)).stream().sorted();
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
  }

  static String select(Check.Sql check) {
    return check.sql().strip().replaceFirst(";\\s*$", "");
  }

  /**
   * @param dataSets what is known of the {@link #inputs}, which all exist
   * @param keys columns by which people tell rows apart; those that the data set has not are of no
   *     use
   */
  public AttemptedCheck compile(
      Check check, String dataSet, Map<String, KnownColumns> dataSets, List<String> keys) {
    List<StepProblem> missing =
        Optional.ofNullable(dataSets.get(dataSet))
            .map(known -> known.missing(check.reads()))
            .orElse(List.of());
    if (!missing.isEmpty()) {
      return new AttemptedCheck(Optional.empty(), missing);
    }
    try {
      Optional<Map<String, Schema>> schemas =
          KnownColumns.schemas(inputs(check, dataSet), dataSets);
      return schemas.isEmpty()
          ? new AttemptedCheck(Optional.empty(), List.of())
          : new AttemptedCheck(
              Optional.of(statements(check, dataSet, schemas.get(), keys)), List.of());
    } catch (StepProblem e) {
      return new AttemptedCheck(Optional.empty(), List.of(e));
    }
  }

  private CompiledCheck statements(
      Check check, String dataSet, Map<String, Schema> schemas, List<String> keys)
      throws StepProblem {
    Input input = Input.of(dataSet, schemas);
    return new CheckStatements(input, from(check, input), keys, engine).compile(check, schemas);
  }

  /** The rows that are checked. */
  private String from(Check check, Input input) throws StepProblem {
    Optional<String> where = check.terms().where();
    return where.isEmpty()
        ? input.from()
        : "FROM (SELECT * %s WHERE %s)"
            .formatted(input.from(), input.condition(where.get(), engine));
  }
}
