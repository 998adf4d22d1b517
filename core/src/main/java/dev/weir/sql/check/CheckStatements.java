package dev.weir.sql.check;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.Check.Severity;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.Input;
import dev.weir.sql.Literals;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A check as two statements: how many rows break it, and what tells a few of them: their keys and
 * what the check reads. The rest of a row is nobody's business who reads a log or a mail.
 *
 * @param input which has the columns that the check names
 * @param keys by which people tell its rows apart
 */
record CheckStatements(Input input, List<String> keys) {
  private static final int EXAMPLES = 3;

  /**
   * @param schemas of the data sets that the check reads
   */
  CompiledCheck compile(Check written, Map<String, Schema> schemas) throws StepProblem {
    return switch (written) {
      case Check.NotNull check -> notNull(check);
      case Check.Unique check -> unique(check);
      case Check.AcceptedValues check -> acceptedValues(check);
      case Check.Range check -> range(check);
      case Check.RowCount check -> rowCount(check);
      case Check.References check -> references(check, Input.of(check.to(), schemas));
    };
  }

  private CompiledCheck notNull(Check.NotNull check) {
    String nulls =
        check.columns().stream()
            .map(name -> Sql.identifier(name) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    return rows(check, String.join(", ", check.columns()), nulls);
  }

  /** All rows that share their values count. As in SQL, a null is equal to nothing. */
  private CompiledCheck unique(Check.Unique check) {
    String columns = quoted(check.columns());
    String repeated =
        "SELECT\n  "
            + columns
            + ",\n  count(*) AS \"rows alike\"\n"
            + input.from()
            + "\nWHERE "
            + present(check.columns(), "")
            + "\nGROUP BY "
            + columns
            + "\nHAVING count(*) > 1";
    return new CompiledCheck(
        named(check, String.join(", ", check.columns())),
        "SELECT CAST(coalesce(sum(\"rows alike\"), 0) AS BIGINT)\nFROM (\n" + repeated + "\n)",
        Optional.of(repeated + "\nORDER BY ALL\nLIMIT " + EXAMPLES),
        fails(check.severity()));
  }

  private CompiledCheck acceptedValues(Check.AcceptedValues check) throws StepProblem {
    Column column = input.column(check.column());
    List<String> literals = new ArrayList<>();
    for (String value : check.values()) {
      literals.add(literal(column, value));
    }
    if (literals.isEmpty()) {
      throw StepProblem.of("No value of '%s' would be accepted.".formatted(check.column()));
    }
    return rows(
        check,
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

  private CompiledCheck range(Check.Range check) throws StepProblem {
    String name = Sql.identifier(input.number(check.column()).name());
    List<String> outside = new ArrayList<>();
    check.min().ifPresent(min -> outside.add(name + " < " + min.toPlainString()));
    check.max().ifPresent(max -> outside.add(name + " > " + max.toPlainString()));
    if (outside.isEmpty()) {
      throw StepProblem.of("The range of '%s' has no bound.".formatted(check.column()));
    }
    return rows(
        check,
        check.column()
            + bounds(
                check.min().map(BigDecimal::toPlainString),
                check.max().map(BigDecimal::toPlainString)),
        String.join(" OR ", outside));
  }

  private CompiledCheck rowCount(Check.RowCount check) throws StepProblem {
    List<String> outside = new ArrayList<>();
    check.min().ifPresent(min -> outside.add("count(*) < " + min));
    check.max().ifPresent(max -> outside.add("count(*) > " + max));
    if (outside.isEmpty()) {
      throw StepProblem.of("The row count has no bound.");
    }
    return new CompiledCheck(
        check.keyword()
            + ":"
            + bounds(check.min().map(String::valueOf), check.max().map(String::valueOf)),
        "SELECT CAST(CASE WHEN "
            + String.join(" OR ", outside)
            + " THEN 1 ELSE 0 END AS BIGINT)\n"
            + input.from(),
        Optional.empty(),
        fails(check.severity()));
  }

  private CompiledCheck references(Check.References check, Input other) throws StepProblem {
    input.requireComparable(check.columns(), other);
    String equal =
        check.columns().stream()
            .map(Sql::identifier)
            .map(name -> "r." + name + " = l." + name)
            .collect(Collectors.joining(" AND "));
    String lost =
        input.from()
            + " AS l\nWHERE "
            + present(check.columns(), "l.")
            + "\n  AND NOT EXISTS (SELECT 1 FROM "
            + Sql.identifier(other.name())
            + " AS r WHERE "
            + equal
            + ")";
    return counted(check, String.join(", ", check.columns()) + " in " + other.name(), lost);
  }

  private static String named(Check check, String what) {
    return check.keyword() + ": " + what;
  }

  private CompiledCheck rows(Check check, String what, String broken) {
    return counted(check, what, input.from() + "\nWHERE " + broken);
  }

  private CompiledCheck counted(Check check, String what, String broken) {
    List<String> shown =
        Stream.concat(keys.stream().filter(input.schema().names()::contains), check.reads())
            .distinct()
            .toList();
    return new CompiledCheck(
        named(check, what),
        "SELECT count(*)\n" + broken,
        Optional.of(
            "SELECT DISTINCT "
                + quoted(shown)
                + "\n"
                + broken
                + "\nORDER BY ALL\nLIMIT "
                + EXAMPLES),
        fails(check.severity()));
  }

  private static String bounds(Optional<String> min, Optional<String> max) {
    return min.map(bound -> " from " + bound).orElse("")
        + max.map(bound -> (min.isPresent() ? " to " : " up to ") + bound).orElse("");
  }

  private static String present(List<String> columns, String alias) {
    return columns.stream()
        .map(name -> alias + Sql.identifier(name) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
  }

  private static boolean fails(Severity severity) {
    return severity == Severity.FAIL;
  }
}
