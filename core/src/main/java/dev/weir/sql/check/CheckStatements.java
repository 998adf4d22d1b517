package dev.weir.sql.check;

import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.check.RowCheck;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.RowConditions.Condition;
import dev.weir.text.Excerpt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A check as two statements: how many rows break it, and what tells a few of them: their keys and
 * what the check reads. The rest of a row is nobody's business who reads a log or a mail.
 *
 * @param input which has the columns that the check names
 * @param from the rows that are checked: {@code FROM ...}
 * @param keys by which people tell its rows apart
 */
record CheckStatements(Input input, String from, List<String> keys, SqlEngine engine) {
  private static final int EXAMPLES = 3;
  private static final int SHOWN_CHARACTERS = 80;
  private static final Set<ColumnType> MOMENTS =
      Set.of(Simple.DATE, Simple.TIMESTAMP, Simple.TIMESTAMPTZ);

  /**
   * @param schemas of the data sets that the check reads
   */
  CompiledCheck compile(Check written, Map<String, Schema> schemas) throws StepProblem {
    return switch (written) {
      case RowCheck check -> eachRow(check);
      case Check.Unique check -> unique(check);
      case Check.RowCount check -> rowCount(check);
      case Check.References check -> references(check, Input.of(check.to(), schemas));
      case Check.Freshness check -> freshness(check);
      case Check.Sql check -> sql(check, schemas);
    };
  }

  private CompiledCheck eachRow(RowCheck check) throws StepProblem {
    Condition condition = new RowConditions(input, engine).of(check);
    return counted(check, condition.what(), from + "\nWHERE " + condition.broken());
  }

  /** All rows that share their values count. As in SQL, a null is equal to nothing. */
  private CompiledCheck unique(Check.Unique check) {
    String columns = quoted(check.columns());
    String repeated =
        "SELECT\n  "
            + columns
            + ",\n  count(*) AS \"rows alike\"\n"
            + from
            + "\nWHERE "
            + present(check.columns(), "")
            + "\nGROUP BY "
            + columns
            + "\nHAVING count(*) > 1";
    return CompiledCheck.of(
        named(check, String.join(", ", check.columns())),
        "SELECT CAST(coalesce(sum(\"rows alike\"), 0) AS BIGINT)\nFROM (\n" + repeated + "\n)",
        Optional.of(repeated + "\nORDER BY ALL\nLIMIT " + EXAMPLES),
        check.terms());
  }

  private CompiledCheck rowCount(Check.RowCount check) throws StepProblem {
    List<String> outside = new ArrayList<>();
    check.min().ifPresent(min -> outside.add("count(*) < " + min));
    check.max().ifPresent(max -> outside.add("count(*) > " + max));
    if (outside.isEmpty()) {
      throw StepProblem.of("The row count has no bound.");
    }
    return CompiledCheck.of(
        worded(
            check,
            ":"
                + RowConditions.bounds(
                    check.min().map(String::valueOf), check.max().map(String::valueOf))),
        "SELECT CAST(CASE WHEN "
            + String.join(" OR ", outside)
            + " THEN 1 ELSE 0 END AS BIGINT)\n"
            + from,
        Optional.empty(),
        check.terms());
  }

  private CompiledCheck references(Check.References check, Input other) throws StepProblem {
    input.requireComparable(check.columns(), other);
    String equal =
        check.columns().stream()
            .map(Sql::identifier)
            .map(name -> "r." + name + " = l." + name)
            .collect(Collectors.joining(" AND "));
    String lost =
        from
            + " AS l\nWHERE "
            + present(check.columns(), "l.")
            + "\n  AND NOT EXISTS (SELECT 1 FROM "
            + Sql.identifier(other.name())
            + " AS r WHERE "
            + equal
            + ")";
    return counted(check, String.join(", ", check.columns()) + " in " + other.name(), lost);
  }

  /** The newest of no values is none: a data set without any is not fresh. */
  private CompiledCheck freshness(Check.Freshness check) throws StepProblem {
    Column column = input.column(check.column());
    if (!MOMENTS.contains(column.type())) {
      throw StepProblem.of(
          "'%s' is %s, neither a date nor a time. Cast it first."
              .formatted(column.name(), column.type().text()));
    }
    String newest = "max(" + Sql.identifier(column.name()) + ")";
    String oldest = "now() - INTERVAL '" + check.within().toSeconds() + " seconds'";
    return CompiledCheck.of(
        named(check, column.name() + " within " + words(check.within())),
        "SELECT CAST(CASE WHEN "
            + newest
            + " >= "
            + Sql.cast(oldest, column.type())
            + " THEN 0 ELSE 1 END AS BIGINT)\n"
            + from,
        Optional.of("SELECT " + newest + " AS newest\n" + from),
        check.terms());
  }

  /** As a pipeline writes it, in the largest unit that divides it. */
  private static String words(Duration within) {
    long seconds = within.toSeconds();
    if (seconds % Duration.ofDays(1).toSeconds() == 0) {
      return within.toDays() + " d";
    }
    if (seconds % Duration.ofHours(1).toSeconds() == 0) {
      return within.toHours() + " h";
    }
    return seconds % Duration.ofMinutes(1).toSeconds() == 0
        ? within.toMinutes() + " min"
        : seconds + " s";
  }

  private CompiledCheck sql(Check.Sql check, Map<String, Schema> schemas) throws StepProblem {
    String select = CheckCompiler.select(check);
    try {
      engine.bind(select, schemas);
    } catch (SqlProblem e) {
      throw StepProblem.of(e.getMessage());
    }
    String rows = "FROM (\n" + select + "\n)";
    return CompiledCheck.of(
        named(check, excerpt(select)),
        "SELECT count(*)\n" + rows,
        Optional.of("SELECT *\n" + rows + "\nORDER BY ALL\nLIMIT " + EXAMPLES),
        check.terms());
  }

  private static String named(Check check, String what) {
    return worded(check, ": " + what);
  }

  private static String worded(Check check, String what) {
    return check.keyword()
        + what
        + check.terms().where().map(condition -> " where " + excerpt(condition)).orElse("");
  }

  private static String excerpt(String sql) {
    return Excerpt.of(sql.strip().replaceAll("\\s+", " "), SHOWN_CHARACTERS);
  }

  private CompiledCheck counted(Check check, String what, String broken) {
    List<String> shown =
        Stream.concat(keys.stream().filter(input.schema().names()::contains), check.reads())
            .distinct()
            .toList();
    return CompiledCheck.of(
        named(check, what),
        "SELECT count(*)\n" + broken,
        Optional.of(
            "SELECT DISTINCT "
                + quoted(shown)
                + "\n"
                + broken
                + "\nORDER BY ALL\nLIMIT "
                + EXAMPLES),
        check.terms());
  }

  private static String present(List<String> columns, String alias) {
    return columns.stream()
        .map(name -> alias + Sql.identifier(name) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
  }
}
