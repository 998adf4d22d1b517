package dev.weir.warehouse.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
  private static final Retyping BY_HAND =
      new Retyping() {
        @Override
        public boolean inPlace() {
          return false;
        }

        @Override
        public List<String> statements(TableName table, String column, ColumnType type) {
          return List.of();
        }
      };

  @Test
  void a_column_that_the_table_lacks_is_added() {
    TargetLoad target = target("id", "integer");
    assertThat(problems(target, List.of())).isEmpty();
    List<ExistingColumn> other = List.of(existing("x", "integer"));
    assertThat(new TableColumns(target, other).added()).isEqualTo(target.schema().columns());
    assertThat(new TableColumns(target, List.of(existing("id", "integer"))).added()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer|bigint",
        "integer|double",
        "real|double",
        "text|text",
        "integer|decimal(10,0)",
        "bigint|decimal(21,2)",
        "decimal(10,2)|decimal(12,3)",
        "date|timestamp"
      })
  void a_type_goes_into_one_that_loses_nothing(String data, String table) {
    assertThat(problems(target("x", data), List.of(existing("x", table)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint|integer",
        "bigint|double",
        "double|real",
        "integer|text",
        "text|integer",
        "integer|decimal(10,1)",
        "decimal(10,2)|decimal(12,1)",
        "decimal(10,2)|decimal(10,3)",
        "timestamp|timestamptz",
        "boolean|integer"
      })
  void nothing_else_is_converted(String data, String table) {
    assertThat(problems(target("x", data), List.of(existing("x", table))))
        .containsExactly(
            "Column 'x' of dwh.t is %s but the data has %s. Cast it in the pipeline (cast: {x: %s}) or change the table."
                .formatted(table, data, table));
  }

  @Test
  void a_numeric_without_precision_takes_what_is_exact() {
    ExistingColumn numeric = ExistingColumn.nullable("x", "numeric", Optional.empty(), List.of());
    assertThat(problems(target("x", "decimal(38,10)"), List.of(numeric))).isEmpty();
    assertThat(problems(target("x", "bigint"), List.of(numeric))).isEmpty();
    assertThat(problems(target("x", "double"), List.of(numeric))).hasSize(1);
  }

  @Test
  void a_type_that_weir_does_not_write_is_named() {
    ExistingColumn uuid = ExistingColumn.nullable("x", "uuid", Optional.empty(), List.of());
    assertThat(problems(target("x", "text"), List.of(uuid)))
        .containsExactly(
            "Column 'x' of dwh.t is uuid, which Weir does not write; the data has text. Change the table's column to that type.");
  }

  @Test
  void every_problem_is_told_at_once() {
    String longName = "ä".repeat(32);
    TargetLoad target =
        new TargetLoad(
            TableName.parse("dwh.t"),
            Schema.of(column("Id", "integer"), column(longName, "text")),
            Write.MERGE,
            List.of("key"),
            false,
            TableDesign.NONE,
            List.of());
    List<ExistingColumn> table =
        List.of(
            existing("id", "integer"),
            new ExistingColumn(
                "made_by", "text", Optional.empty(), List.of(), ExistingColumn.Filling.REQUIRED));
    assertThat(problems(target, table))
        .containsExactly(
            "Column 'Id' differs from 'id' of dwh.t in case alone. Rename it in the pipeline (rename: {Id: id}).",
            "Column '%s' for dwh.t has a name of 64 bytes; the warehouse takes 63. Rename it in the pipeline."
                .formatted(longName),
            "Key 'key' of dwh.t is not a column of the data, which has Id, %s. Correct the target's keys."
                .formatted(longName),
            "Column 'made_by' of dwh.t takes no null and has no default, but the data has no such column. Add it in the pipeline, or give it a default in the table.");
  }

  private static List<String> problems(TargetLoad target, List<ExistingColumn> table) {
    return Preflight.problems(target, table, BY_HAND);
  }

  private static TargetLoad target(String column, String type) {
    return new TargetLoad(
        TableName.parse("dwh.t"),
        Schema.of(column(column, type)),
        Write.APPEND,
        List.of(),
        false,
        TableDesign.NONE,
        List.of());
  }

  private static Column column(String name, String type) {
    return Column.nullable(name, ColumnType.parse(type));
  }

  private static ExistingColumn existing(String name, String type) {
    return ExistingColumn.nullable(name, type, Optional.of(ColumnType.parse(type)), List.of());
  }
}
