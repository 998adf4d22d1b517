package dev.weir.sql.check;

import dev.weir.pipeline.check.RowCheck;
import dev.weir.schema.Column;
import dev.weir.sql.Input;
import dev.weir.sql.Literals;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a row breaks a check that looks at each row alone.
 *
 * @param input which has the columns that the check names
 */
record RowConditions(Input input, SqlEngine engine) {
  /**
   * @param what is checked, in words, behind the check's keyword
   * @param broken true for a row that breaks it; else false or null
   */
  record Condition(String what, String broken) {}

  Condition of(RowCheck written) throws StepProblem {
    return switch (written) {
      case RowCheck.NotNull check -> notNull(check);
      case RowCheck.AcceptedValues check -> acceptedValues(check);
      case RowCheck.Range check -> range(check);
      case RowCheck.Pattern check -> pattern(check);
      case RowCheck.Length check -> length(check);
    };
  }

  private static Condition notNull(RowCheck.NotNull check) {
    return new Condition(
        String.join(", ", check.columns()),
        check.columns().stream()
            .map(name -> Sql.identifier(name) + " IS NULL")
            .collect(Collectors.joining(" OR ")));
  }

  private Condition acceptedValues(RowCheck.AcceptedValues check) throws StepProblem {
    Column column = input.column(check.column());
    List<String> literals = new ArrayList<>();
    for (String value : check.values()) {
      literals.add(literal(column, value));
    }
    if (literals.isEmpty()) {
      throw StepProblem.of("No value of '%s' would be accepted.".formatted(check.column()));
    }
    return new Condition(
        check.column() + " in " + String.join(", ", check.values()),
        Sql.identifier(check.column()) + " NOT IN (" + String.join(", ", literals) + ")");
  }

  private static String literal(Column column, String value) throws StepProblem {
    try {
      return Literals.of(value, column.type());
    } catch (StepProblem e) {
      throw StepProblem.of("'%s': %s".formatted(column.name(), e.getMessage()));
    }
  }

  private Condition range(RowCheck.Range check) throws StepProblem {
    return bounded(
        check.column(),
        Sql.identifier(input.number(check.column()).name()),
        check.min().map(BigDecimal::toPlainString),
        check.max().map(BigDecimal::toPlainString));
  }

  private Condition length(RowCheck.Length check) throws StepProblem {
    return bounded(
        check.column(),
        "length(" + Sql.identifier(input.text(check.column()).name()) + ")",
        check.min().map(String::valueOf),
        check.max().map(String::valueOf));
  }

  private static Condition bounded(
      String column, String value, Optional<String> min, Optional<String> max) throws StepProblem {
    List<String> outside = new ArrayList<>();
    min.ifPresent(bound -> outside.add(value + " < " + bound));
    max.ifPresent(bound -> outside.add(value + " > " + bound));
    if (outside.isEmpty()) {
      throw StepProblem.of("The check of '%s' has no bound.".formatted(column));
    }
    return new Condition(column + bounds(min, max), String.join(" OR ", outside));
  }

  /** In words. */
  static String bounds(Optional<String> min, Optional<String> max) {
    return min.map(bound -> " from " + bound).orElse("")
        + max.map(bound -> (min.isPresent() ? " to " : " up to ") + bound).orElse("");
  }

  private Condition pattern(RowCheck.Pattern check) throws StepProblem {
    String name = Sql.identifier(input.text(check.column()).name());
    String pattern = Sql.literal(check.matches());
    try {
      engine.bind("SELECT regexp_full_match('', " + pattern + ") AS matches", Map.of());
    } catch (SqlProblem e) {
      throw StepProblem.of(
          "'%s' is no regular expression as RE2 reads them: %s"
              .formatted(check.matches(), e.getMessage()));
    }
    return new Condition(
        check.column() + " matches " + check.matches(),
        "NOT regexp_full_match(" + name + ", " + pattern + ")");
  }
}
