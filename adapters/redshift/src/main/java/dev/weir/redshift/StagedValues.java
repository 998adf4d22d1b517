package dev.weir.redshift;

import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.Failure;
import dev.weir.redshift.statement.Result;
import dev.weir.redshift.statement.Statements;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.StagedFit;
import dev.weir.warehouse.sql.StagedFit.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks Redshift whether what is staged fits the target's table. */
final class StagedValues {
  private final Statements statements;
  private final StagedFit fit;

  StagedValues(Statements statements, StagedFit fit) {
    this.statements = statements;
    this.fit = fit;
  }

  /** A sentence for every column that a value does not fit. */
  List<String> problems(TargetLoad target) {
    List<Optional<String>> values = new ArrayList<>();
    for (String query : fit.counts()) {
      Result result = statements.read("look at what is staged for " + target.table(), query);
      for (int i = 0; i < result.columns().size(); i++) {
        values.add(result.text(0, i));
      }
    }
    List<String> problems = fit.problems(values);
    return problems.isEmpty() ? refusedCasts(target) : problems;
  }

  private List<String> refusedCasts(TargetLoad target) {
    Optional<String> all = fit.allCasts();
    if (all.isEmpty() || refusal(target, all.get()).isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    for (Cast cast : fit.casts()) {
      refusal(target, fit.cast(cast)).ifPresent(said -> problems.add(fit.refused(cast, said)));
    }
    return problems;
  }

  private Optional<String> refusal(TargetLoad target, String query) {
    try {
      statements.read("cast what is staged for " + target.table(), query);
      return Optional.empty();
    } catch (FailedStatement e) {
      if (e.failure() != Failure.OTHER) {
        throw e;
      }
      return Optional.of(e.error());
    }
  }
}
