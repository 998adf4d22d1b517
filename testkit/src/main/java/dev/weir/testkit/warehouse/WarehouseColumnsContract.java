package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Publication;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of data in tables that others made: columns of types that Weir does not have, that
 * take no null, or that the table fills itself.
 */
public interface WarehouseColumnsContract extends WarehouseFixture {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smallint|integer|-32768|-32768",
        "smallint|integer|32767|32767",
        "smallint|text|-7|-7",
        "character(5)|text|ab|ab",
        "character(5)|text|abcde|abcde",
        "time|text|23:59:59.999999|23:59:59.999999",
        "time|text|07:05|07:05:00",
      })
  default void a_value_that_fits_is_written(
      String declared, String type, String value, String stored) {
    table("value " + declared);
    publish(values(type, value));
    assertThat(ask("SELECT CAST(value AS text) FROM dwh.course WHERE id = 0"))
        .containsExactly(stored);
    assertThat(ask("SELECT count(*) FROM dwh.course WHERE value IS NULL")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "smallint|integer|32768",
        "smallint|integer|-32769",
        "smallint|text|1_000",
        "smallint|text|70000",
        "smallint|text|1.0",
        "character(5)|text|abcdef",
        "character(5)|text|ab    ",
        "time|text|now",
        "time|text|12:00:00.1234567",
        "time|text|25:00",
      })
  default void a_value_that_does_not_fit_is_named_and_nothing_is_published(
      String declared, String type, String value) {
    table("value " + declared);
    run("INSERT INTO dwh.course (id) VALUES (7)");
    assertThatThrownBy(() -> publish(values(type, value)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish dwh.course: its rows do not fit the table")
        .hasMessageContaining("Column 'value' of dwh.course is " + declared)
        .hasMessageContaining(value);
    assertThat(ask("SELECT id FROM dwh.course")).containsExactly("7");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void merge_finds_a_row_by_a_key_that_is_cast() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id smallint, title varchar(20))");
    run("INSERT INTO dwh.course VALUES (1, 'old'), (2, 'old')");
    Schema schema =
        Schema.of(Column.nullable("id", Simple.TEXT), Column.nullable("title", Simple.TEXT));
    publish(publication(1, target(COURSE, Write.MERGE, schema, row("+1", "new"))));
    assertThat(content(COURSE)).containsExactly("1 new", "2 old");
  }

  @Test
  default void merge_refuses_keys_that_are_one_when_cast() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id smallint, title varchar(20))");
    Schema schema =
        Schema.of(Column.nullable("id", Simple.TEXT), Column.nullable("title", Simple.TEXT));
    List<@Nullable Object[]> rows = row("1", "one");
    rows.addAll(row("01", "another"));
    assertThatThrownBy(() -> publish(publication(1, target(COURSE, Write.MERGE, schema, rows))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("id=1 (2 rows)");
  }

  @Test
  default void a_type_that_cannot_be_cast_is_told_with_the_one_that_can() {
    table("value smallint");
    assertThatThrownBy(() -> publish(values("date", null)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Column 'value' of dwh.course is smallint but the data has date. Cast it in the"
                + " pipeline (cast: {value: integer}) or change the table.");
  }

  @ParameterizedTest
  @CsvSource({"varchar(9) NOT NULL", "varchar(9) NOT NULL DEFAULT 'none'"})
  default void a_null_that_the_table_refuses_is_told_with_the_column(String declared) {
    table("value " + declared);
    assertThatThrownBy(() -> publish(values("text", "here")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Column 'value' of dwh.course takes no null, but 1 of 2 rows have none there. Fill it"
                + " in the pipeline (fill)");
    assertThat(ask("SELECT id FROM dwh.course")).isEmpty();
  }

  @Test
  default void a_column_that_the_table_generates_cannot_be_given() {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer GENERATED ALWAYS AS IDENTITY, title"
            + " varchar(20))");
    assertThatThrownBy(() -> publish(publication(1, target(COURSE, Write.APPEND, "1 Weaving"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Column 'id' of dwh.course is generated by the table")
        .hasMessageContaining("Leave it out in the pipeline (select)");
    assertThat(stagingTables()).isEmpty();
    Schema schema = Schema.of(Column.nullable("title", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"Weaving"});
    publish(publication(1, target(COURSE, Write.APPEND, schema, rows)));
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  default void all_tables_that_would_be_emptied_are_told_at_once() {
    Publication run = publication(1, target(COURSE, Write.REPLACE), target(RATING, Write.REPLACE));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot replace dwh.course, dwh.rating in run")
        .hasMessageContaining("allow-empty: true");
    assertThat(stagingTables()).isEmpty();
  }

  /** The table {@code dwh.course} with the columns id and value. */
  default void table(String value) {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, " + value + ")");
  }

  /** A row with the value, and one with null. */
  default Publication values(String type, @Nullable String value) {
    ColumnType column = ColumnType.parse(type);
    Schema schema =
        Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable("value", column));
    List<@Nullable Object[]> rows = new ArrayList<>();
    Object given = column == Simple.INTEGER && value != null ? Integer.valueOf(value) : value;
    rows.add(new @Nullable Object[] {0, given});
    rows.add(new @Nullable Object[] {1, null});
    return publication(1, target(COURSE, Write.REPLACE, schema, rows));
  }

  private static List<@Nullable Object[]> row(String id, String title) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {id, title});
    return rows;
  }
}
