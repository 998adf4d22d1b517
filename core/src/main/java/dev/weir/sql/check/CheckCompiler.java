package dev.weir.sql.check;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.step.Partner;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.Input;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.StepProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles checks to SQL over the names of data sets. */
public final class CheckCompiler {
  private CheckCompiler() {}

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

  /** The data sets that a check reads, the checked one first. */
  public static List<String> inputs(Check check, String dataSet) {
    return Stream.concat(Stream.of(dataSet), check.partner().map(Partner::dataSet).stream())
        .distinct()
        .toList();
  }

  /**
   * @param dataSets what is known of the {@link #inputs}, which all exist
   * @param keys columns by which people tell rows apart; those that the data set has not are of no
   *     use
   */
  public static AttemptedCheck compile(
      Check check, String dataSet, Map<String, KnownColumns> dataSets, List<String> keys) {
    List<StepProblem> missing =
        Optional.ofNullable(dataSets.get(dataSet))
            .map(known -> known.missing(check.reads()))
            .orElse(List.of());
    Optional<Map<String, Schema>> schemas = KnownColumns.schemas(inputs(check, dataSet), dataSets);
    if (!missing.isEmpty() || schemas.isEmpty()) {
      return new AttemptedCheck(Optional.empty(), missing);
    }
    try {
      Input input = Input.of(dataSet, schemas.get());
      return new AttemptedCheck(
          Optional.of(new CheckStatements(input, keys).compile(check, schemas.get())), List.of());
    } catch (StepProblem e) {
      return new AttemptedCheck(Optional.empty(), List.of(e));
    }
  }
}
