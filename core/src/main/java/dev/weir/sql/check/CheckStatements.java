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

/** A check as two statements: how many rows break it, and a few of them. */
final class CheckStatements {
  private static final int EXAMPLES = 3;

  private CheckStatements() {}

  /**
   * @param input which has the columns that the check names
   * @param schemas of the data sets that the check reads
   */
  static CompiledCheck compile(Check written, Input input, Map<String, Schema> schemas)
      throws StepProblem {
    return switch (written) {
      case Check.NotNull check -> notNull(check, input);
      case Check.Unique check -> unique(check, input);
      case Check.AcceptedValues check -> acceptedValues(check, input);
      case Check.Range check -> range(check, input);
      case Check.RowCount check -> rowCount(check, input);
      case Check.References check -> references(check, input, Input.of(check.to(), schemas));
    };
  }

  private static CompiledCheck notNull(Check.NotNull check, Input input) {
    String nulls =
        check.columns().stream()
            .map(name -> Sql.identifier(name) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    return rows(named(check, String.join(", ", check.columns())), input, nulls, check.severity());
  }

  /** All rows that share their values count. As in SQL, a null is equal to nothing. */
  private static CompiledCheck unique(Check.Unique check, Input input) {
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

  private static CompiledCheck acceptedValues(Check.AcceptedValues check, Input input)
      throws StepProblem {
    Column column = input.column(check.column());
    List<String> literals = new ArrayList<>();
    for (String value : check.values()) {
      literals.add(literal(column, value));
    }
    if (literals.isEmpty()) {
      throw StepProblem.of("No value of '%s' would be accepted.".formatted(check.column()));
    }
    return rows(
        named(check, check.column() + " in " + String.join(", ", check.values())),
        input,
        Sql.identifier(check.column()) + " NOT IN (" + String.join(", ", literals) + ")",
        check.severity());
  }

  private static String literal(Column column, String value) throws StepProblem {
    try {
      return Literals.of(value, column.type());
    } catch (StepProblem e) {
      throw StepProblem.of("'%s': %s".formatted(column.name(), e.getMessage()));
    }
  }

  private static CompiledCheck range(Check.Range check, Input input) throws StepProblem {
    String name = Sql.identifier(input.number(check.column()).name());
    List<String> outside = new ArrayList<>();
    check.min().ifPresent(min -> outside.add(name + " < " + min.toPlainString()));
    check.max().ifPresent(max -> outside.add(name + " > " + max.toPlainString()));
    if (outside.isEmpty()) {
      throw StepProblem.of("The range of '%s' has no bound.".formatted(check.column()));
    }
    return rows(
        named(
            check,
            check.column()
                + bounds(
                    check.min().map(BigDecimal::toPlainString),
                    check.max().map(BigDecimal::toPlainString))),
        input,
        String.join(" OR ", outside),
        check.severity());
  }

  private static CompiledCheck rowCount(Check.RowCount check, Input input) throws StepProblem {
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

  private static CompiledCheck references(Check.References check, Input input, Input other)
      throws StepProblem {
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
    return counted(
        named(check, String.join(", ", check.columns()) + " in " + other.name()),
        input,
        lost,
        check.severity());
  }

  private static String named(Check check, String what) {
    return check.keyword() + ": " + what;
  }

  private static CompiledCheck rows(String words, Input input, String broken, Severity severity) {
    return counted(words, input, input.from() + "\nWHERE " + broken, severity);
  }

  private static CompiledCheck counted(
      String words, Input input, String broken, Severity severity) {
    String example =
        "SELECT " + quoted(input.schema().names()) + "\n" + broken + "\nORDER BY ALL\nLIMIT ";
    return new CompiledCheck(
        words, "SELECT count(*)\n" + broken, Optional.of(example + EXAMPLES), fails(severity));
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
