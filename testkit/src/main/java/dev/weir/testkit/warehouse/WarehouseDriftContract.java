package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Constraints;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.design.SchemaPolicy.MissingColumns;
import dev.weir.pipeline.design.SchemaPolicy.NewColumns;
import dev.weir.pipeline.design.SchemaPolicy.TypeChange;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a table whose columns are not those of the data any more. */
public interface WarehouseDriftContract extends WarehouseFixture {
  SchemaPolicy IGNORE = new SchemaPolicy(NewColumns.IGNORE, MissingColumns.NULL, TypeChange.WIDEN);
  SchemaPolicy STRICT = new SchemaPolicy(NewColumns.FAIL, MissingColumns.FAIL, TypeChange.FAIL);

  /** Whether the warehouse widens a column by itself. */
  boolean retypesInPlace();

  @Test
  default void a_new_column_is_added_and_told() {
    publish(day(1, SchemaPolicy.DEFAULT, Map.of(), COLUMNS, 1, "Weaving"));
    Publication next =
        day(2, SchemaPolicy.DEFAULT, Map.of(), headed("id", "title", "level"), 2, "Dyeing", "easy");
    assertThat(told(next))
        .containsExactly(
            "column 'level' (text) is added to dwh.course; rows that are there have null in it");
    publish(next);
    assertThat(ask("SELECT coalesce(level, '-') FROM dwh.course ORDER BY id"))
        .containsExactly("-", "easy");
    assertThat(told(next)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Write.class)
  default void a_new_column_that_is_ignored_is_not_published_and_told(Write write) {
    publish(publication(1, target(COURSE, write, "1 Weaving", "2 Dyeing")));
    TargetLoad target =
        target(COURSE, write, headed("id", "title", "level"), rows(row(2, "Felting", "easy")));
    Publication next = publication(2, with(IGNORE, Map.of(), target));
    assertThat(told(next))
        .containsExactly(
            "column 'level' (text) of the data is not published: dwh.course lacks it, and its"
                + " target says new-columns: ignore");
    publish(next);
    assertThat(content(COURSE)).contains("2 Felting");
    assertThat(columns()).containsExactly("id", "title");
  }

  @Test
  default void all_that_a_strict_target_does_not_let_be_is_told_before_anything_is_staged() {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(9), email varchar(9))");
    Schema schema =
        Schema.of(
            Column.nullable("id", Simple.BIGINT),
            Column.nullable("title", Simple.TEXT),
            Column.nullable("email_address", Simple.TEXT));
    Publication run = day(1, STRICT, Map.of(), schema, 1L, "Weaving", "x@y");
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Column 'email_address' (text) of the data is new to dwh.course, whose target says new-columns: fail.")
        .hasMessageContaining(
            "It looks like 'email' under another name: if so, write renamed: {email: email_address} in the target.")
        .hasMessageContaining(
            "Column 'email' (character varying(9)) of dwh.course is not in the data, and its target says missing-columns: fail.")
        .hasMessageContaining(
            "Column 'id' of dwh.course is integer but the data has bigint. Cast it in the pipeline"
                + " (cast: {id: integer}) or change the table: ALTER TABLE");
    assertThat(stagingTables()).isEmpty();
    assertThat(columns()).containsExactly("id", "title", "email");
  }

  @Test
  default void a_varchar_is_not_widened_where_types_must_not_change() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(3))");
    assertThatThrownBy(() -> publish(day(1, STRICT, Map.of(), COLUMNS, 1, "Weaving")))
        .hasMessageContaining(
            "Column 'title' of dwh.course is character varying(3), but 1 of 1 rows do not fit it, such as 'Weaving'.");
  }

  @Test
  default void a_renamed_column_keeps_its_values() {
    publish(day(1, SchemaPolicy.DEFAULT, Map.of(), headed("id", "email"), 1, "x@y"));
    Publication next = renaming(2);
    assertThat(told(next))
        .containsExactly("column 'email' of dwh.course is renamed to 'email_address'");
    publish(next);
    publish(renaming(3));
    assertThat(columns()).containsExactly("id", "email_address");
    assertThat(ask("SELECT email_address FROM dwh.course ORDER BY id"))
        .containsExactly("x@y", "2@y", "3@y");
  }

  @Test
  default void a_run_that_dies_behind_the_renaming_is_published_by_the_next_call() {
    publish(day(1, SchemaPolicy.DEFAULT, Map.of(), headed("id", "email"), 1, "x@y"));
    run("ALTER TABLE dwh.course RENAME COLUMN email TO email_address");
    publish(renaming(2));
    assertThat(columns()).containsExactly("id", "email_address");
    assertThat(ask("SELECT count(*) FROM dwh.course")).containsExactly("2");
  }

  @Test
  default void a_table_that_has_both_names_is_told_with_what_mends_it() {
    publish(day(1, SchemaPolicy.DEFAULT, Map.of(), headed("id", "email"), 1, "x@y"));
    Publication unaware =
        day(2, SchemaPolicy.DEFAULT, Map.of(), headed("id", "email_address"), 2, "2@y");
    assertThat(told(unaware))
        .singleElement()
        .asString()
        .endsWith("write renamed: {email: email_address} in the target");
    publish(unaware);
    String said = refused(renaming(3));
    assertThat(said).contains("to be renamed to 'email_address', which the table has too");
    mend(said);
    publish(renaming(3));
    assertThat(ask("SELECT email_address FROM dwh.course ORDER BY id"))
        .containsExactly("x@y", "2@y", "3@y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer|bigint|bigint|3000000000",
        "smallint|bigint|bigint|3000000000",
        "integer|decimal(5,2)|decimal(12,2)|123.45",
        "numeric(5,2)|decimal(8,4)|decimal(8,4)|1234.5678",
        "numeric(4,0)|integer|decimal(10,0)|2147483647",
        "date|timestamp|timestamp|2026-02-28T13:14:15",
      })
  default void a_type_grows_and_keeps_every_value(
      String table, String data, String wide, String value) {
    String before = table.equals("date") ? "'2026-01-31'" : "12";
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, value " + table + ")");
    run("INSERT INTO dwh.course VALUES (1, " + before + ")");
    ColumnType type = ColumnType.parse(data);
    Schema schema =
        Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable("value", type));
    TargetLoad target = target(COURSE, Write.APPEND, schema, rows(row(2, value(type, value))));
    Publication run = publication(1, with(SchemaPolicy.DEFAULT, Map.of(), target));
    if (retypesInPlace()) {
      assertThat(told(run)).singleElement().asString().endsWith(" to " + wide);
    } else {
      assertThat(told(run)).isEmpty();
      mend(refused(run));
    }
    publish(run);
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.describe(COURSE).orElseThrow().column("value").orElseThrow().type())
          .isEqualTo(ColumnType.parse(wide));
    }
    assertThat(ask("SELECT id FROM dwh.course WHERE value = " + before)).containsExactly("1");
    assertThat(
            ask(
                "SELECT id FROM dwh.course WHERE value = CAST('"
                    + value
                    + "' AS "
                    + sql(type)
                    + ")"))
        .containsExactly("2");
  }

  private static String sql(ColumnType type) {
    return type.text().replace("decimal", "numeric");
  }

  private static Object value(ColumnType type, String text) {
    return switch (type) {
      case ColumnType.Decimal _ -> new BigDecimal(text);
      case Simple simple ->
          switch (simple) {
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case BOOLEAN, REAL, DOUBLE, TEXT, DATE, TIMESTAMPTZ, BINARY -> text;
          };
    };
  }

  private Publication renaming(int day) {
    return day(
        day,
        SchemaPolicy.DEFAULT,
        Map.of("email", "email_address"),
        headed("id", "email_address"),
        day,
        day + "@y");
  }

  private String refused(Publication publication) {
    try {
      publish(publication);
    } catch (TerminalException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("Published: " + publication);
  }

  /** Runs the statements that a message names. */
  private void mend(String said) {
    Matcher statement =
        Pattern.compile("(?:ALTER TABLE|UPDATE) .*?(?=; |\\.\\s|\\.$)").matcher(said);
    while (statement.find()) {
      run(statement.group());
    }
  }

  private List<String> told(Publication publication) {
    try (Warehouse warehouse = warehouse()) {
      return warehouse.changes(publication).stream().map(SchemaChange::says).toList();
    }
  }

  private List<String> columns() {
    try (Warehouse warehouse = warehouse()) {
      return warehouse.describe(COURSE).orElseThrow().names();
    }
  }

  /** A row that is appended to {@code dwh.course}. */
  private Publication day(
      int day,
      SchemaPolicy policy,
      Map<String, String> renamed,
      Schema schema,
      @Nullable Object... row) {
    return publication(day, with(policy, renamed, target(COURSE, Write.APPEND, schema, rows(row))));
  }

  private static TargetLoad with(
      SchemaPolicy policy, Map<String, String> renamed, TargetLoad target) {
    TableDesign design =
        new TableDesign(
            Comments.NONE,
            RedshiftDesign.AUTOMATIC,
            Constraints.KEPT,
            Optional.of(policy),
            renamed);
    return new TargetLoad(
        target.table(),
        target.schema(),
        target.write(),
        target.keys(),
        target.allowEmpty(),
        design,
        target.files());
  }

  /** A number, and texts. */
  private static Schema headed(String first, String... others) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.nullable(first, Simple.INTEGER));
    for (String other : others) {
      columns.add(Column.nullable(other, Simple.TEXT));
    }
    return new Schema(columns);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static List<@Nullable Object[]> rows(@Nullable Object[] row) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(row);
    return rows;
  }
}
