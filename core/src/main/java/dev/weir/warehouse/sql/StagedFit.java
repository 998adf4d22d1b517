package dev.weir.warehouse.sql;

import static dev.weir.text.Identifier.quoted;

import dev.weir.pipeline.design.SchemaPolicy.TypeChange;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.text.Excerpt;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds what is staged against the columns of the table that it goes into, before it is published:
 * nulls that the table or a merge refuses, values that it would not hold as they are, casts. The
 * queries are to be run by the adapter.
 */
public final class StagedFit {
  /** Characters of a value that a message shows at most. */
  private static final int SHOWN = 100;

  /** Two values are selected for each, and no warehouse selects more than some 1,600. */
  private static final int AT_ONCE = 500;

  private final TargetLoad target;
  private final String staging;
  private final List<Question> questions;
  private final List<Cast> casts;

  /**
   * @param shown what a message shows of such a row, or null
   * @param problem what is wrong if the condition is true of a row; behind it comes a value
   */
  private record Question(
      Column column, String condition, String shown, String problem, String advice) {}

  /**
   * A column whose values are cast.
   *
   * @param sql of the value as it is published
   */
  public record Cast(Column column, ExistingColumn existing, String sql) {}

  StagedFit(Dialect dialect, StagingSql staging, TargetLoad target, List<ExistingColumn> table) {
    this.target = target;
    this.staging = staging.table(target);
    this.questions = new ArrayList<>();
    this.casts = new ArrayList<>();
    for (ExistingColumn existing : table) {
      target.schema().column(existing.name()).ifPresent(column -> add(dialect, column, existing));
    }
  }

  private void add(Dialect dialect, Column column, ExistingColumn existing) {
    String value = quoted(column.name());
    if (target.keys().contains(column.name()) && column.nullable()) {
      questions.add(
          new Question(
              column,
              value + " IS NULL",
              "NULL",
              "is a key of the merge",
              "A null equals no other, so such rows would be added again by every run: leave them"
                  + " out in the pipeline (filter), fill them (fill), or correct the target's"
                  + " keys"));
    } else if (existing.refusesNull() && column.nullable()) {
      questions.add(
          new Question(
              column,
              value + " IS NULL",
              "NULL",
              "takes no null",
              "Fill it in the pipeline (fill), leave such rows out (filter), or let the table's"
                  + " column take null"));
    }
    dialect
        .misfit(value, column, existing)
        .or(() -> tooLong(dialect.length(value), column, existing))
        .ifPresent(
            condition ->
                questions.add(
                    new Question(
                        column,
                        condition,
                        value,
                        "is " + existing.declared(),
                        "Correct it in the pipeline, or change the table's column")));
    if (existing.casts(column.type())) {
      casts.add(
          new Cast(
              column,
              existing,
              dialect.published(value, column, Optional.of(existing), target.design())));
    }
  }

  /** Of a varchar that is not to be widened. */
  private Optional<String> tooLong(String length, Column column, ExistingColumn existing) {
    return target.design().policy().types() == TypeChange.FAIL && column.type() == Simple.TEXT
        ? DeclaredTypes.limit(existing.declared()).map(limit -> length + " > " + limit)
        : Optional.empty();
  }

  /** Queries of one row each, none if there is nothing to ask. */
  public List<String> counts() {
    List<String> queries = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += AT_ONCE) {
      List<Question> some = questions.subList(from, Math.min(questions.size(), from + AT_ONCE));
      queries.add(
          "SELECT %s\nFROM %s".formatted(SqlText.list(some, StagedFit::count, ",\n  "), staging));
    }
    return queries;
  }

  // The cast to a varchar shortens a long text. Not every warehouse casts a boolean to it.
  private static String count(Question question) {
    return "count(CASE WHEN %1$s THEN 1 END), min(CASE WHEN %1$s THEN CAST(%2$s AS varchar(%3$d)) END)"
        .formatted(question.condition(), question.shown(), SHOWN + 1);
  }

  /**
   * @param row the values that all of {@link #counts} give, one behind the other
   * @return what speaks against publishing, one sentence each
   */
  public List<String> problems(List<Optional<String>> row) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      long rows = row.get(2 * i).map(Long::parseLong).orElse(0L);
      if (rows > 0) {
        problems.add(problem(questions.get(i), rows, row.get(2 * i + 1)));
      }
    }
    return problems;
  }

  private String problem(Question question, long rows, Optional<String> value) {
    return "Column '%s' of %s %s, but %s of %s rows %s. %s."
        .formatted(
            question.column().name(),
            target.table(),
            question.problem(),
            rows,
            target.rows(),
            value
                .map(shown -> "do not fit it, such as '%s'".formatted(Excerpt.of(shown, SHOWN)))
                .orElse("have none there"),
            question.advice());
  }

  /** Casts all that is to be cast: the warehouse fails at it if a value does not fit. */
  public Optional<String> allCasts() {
    return casts.isEmpty() ? Optional.empty() : Optional.of(cast(casts));
  }

  /** Each column that is cast, to find out which one it failed at. */
  public List<Cast> casts() {
    return List.copyOf(casts);
  }

  public String cast(Cast cast) {
    return cast(List.of(cast));
  }

  private String cast(List<Cast> columns) {
    return "SELECT %s FROM %s"
        .formatted(SqlText.list(columns, cast -> "count(" + cast.sql() + ")", ", "), staging);
  }

  /**
   * @param said what the warehouse says, which names the value
   */
  public String refused(Cast cast, String said) {
    return "Column '%s' of %s is %s, and not every value fits it: %s. Correct it in the pipeline, or change the table's column."
        .formatted(
            cast.column().name(),
            target.table(),
            cast.existing().declared(),
            Excerpt.of(said, 3 * SHOWN));
  }
}
