package dev.weir.sql;

import dev.weir.error.DidYouMean;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a step or a check reads: a data set, or the step before.
 *
 * @param name as it is named in the SQL
 */
public record Input(String name, Schema schema) {
  private static final Set<ColumnType> NUMBERS =
      Set.of(Simple.INTEGER, Simple.BIGINT, Simple.REAL, Simple.DOUBLE);

  /**
   * @param schemas of the data sets that are there, this one too
   */
  public static Input of(String name, Map<String, Schema> schemas) {
    return new Input(name, Objects.requireNonNull(schemas.get(name), name));
  }

  public String from() {
    return "FROM " + Sql.identifier(name);
  }

  /**
   * @throws StepProblem that says which columns there are
   */
  public Column column(String column) throws StepProblem {
    return schema
        .column(column)
        .orElseThrow(() -> StepProblem.of(DidYouMean.notOne(column, "column", schema.names())));
  }

  public Column number(String name) throws StepProblem {
    Column column = column(name);
    if (!isNumber(column.type())) {
      throw StepProblem.of("'%s' is %s, not a number.".formatted(name, column.type().text()));
    }
    return column;
  }

  public Column text(String name) throws StepProblem {
    Column column = column(name);
    if (column.type() != Simple.TEXT) {
      throw StepProblem.of(
          "'%s' is %s, not text. Cast it to text first.".formatted(name, column.type().text()));
    }
    return column;
  }

  /** Refuses columns whose values can never be equal to the other's of the same name. */
  public void requireComparable(List<String> columns, Input other) throws StepProblem {
    for (String column : columns) {
      ColumnType here = column(column).type();
      ColumnType there = other.in(other.name(), column);
      if (!here.equals(there) && !(isNumber(here) && isNumber(there))) {
        throw StepProblem.of(
            "'%s' is %s in '%s' and %s in '%s'. Cast one of them first."
                .formatted(column, here.text(), name, there.text(), other.name()));
      }
    }
  }

  /**
   * A condition over the columns of one row, in parentheses.
   *
   * @param written as in {@code rating > 3 AND lang IS NOT NULL}
   * @throws StepProblem if it does not compile, is not boolean or reads more than its row
   */
  public String condition(String written, SqlEngine engine) throws StepProblem {
    // After a comment a parenthesis needs a line of its own.
    String end = written.contains("--") ? "\n)" : ")";
    String condition = "(" + written.strip() + end;
    Map<String, Schema> tables = Map.of(name, schema);
    try {
      requireBoolean(condition, engine, tables);
      String rows = "SELECT * " + from() + " WHERE " + condition;
      if (!engine.references(rows).equals(Set.of(name))) {
        throw StepProblem.of("A condition reads its own row only. Use a join step, or SQL.");
      }
      engine.bind(rows, tables);
    } catch (SqlProblem e) {
      throw StepProblem.of("The condition does not compile: " + e.getMessage());
    }
    return condition;
  }

  /** Alone it must be one value, so that no parenthesis in it can end the WHERE. */
  private void requireBoolean(String condition, SqlEngine engine, Map<String, Schema> tables)
      throws SqlProblem, StepProblem {
    List<Column> columns =
        engine.bind("SELECT " + condition + " AS \"condition\" " + from(), tables).columns();
    if (columns.size() != 1 || columns.getFirst().type() != Simple.BOOLEAN) {
      throw StepProblem.of(
          "The condition gives %s, not true or false.".formatted(columns.getFirst().type().text()));
    }
  }

  private ColumnType in(String dataSet, String column) throws StepProblem {
    try {
      return column(column).type();
    } catch (StepProblem e) {
      throw StepProblem.of("In '%s': %s".formatted(dataSet, e.getMessage()));
    }
  }

  public static boolean isNumber(ColumnType type) {
    return type instanceof Decimal || NUMBERS.contains(type);
  }
}
