package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.text.Identifier;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Warehouse} promises when nothing goes wrong, and when the data is wrong. */
public interface WarehouseContract extends WarehouseFixture {
  @Test
  default void a_run_is_staged_target_by_target_and_then_published_with_its_ledger() {
    Publication run =
        publication(
            1,
            target(RATING, Write.REPLACE, "1 good"),
            target(COURSE, Write.REPLACE, "1 Weaving", "2 Dyeing"));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.advance(run, lake()))
          .isEqualTo(new Progress.Running("staged dwh.course, 2 rows"));
      assertThat(warehouse.advance(run, lake()))
          .isEqualTo(new Progress.Running("staged dwh.rating, 1 row"));
      assertThat(content(COURSE)).isEmpty();
      assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Done.class);
    }
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Dyeing");
    assertThat(content(RATING)).containsExactly("1 good");
    assertThat(ledgerRows(COURSE, run)).isOne();
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void a_repeat_of_a_published_run_changes_nothing_and_answers_the_same() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    List<PublishedTable> first = publish(run);
    run("UPDATE dwh.course SET title = 'Changed since'");
    assertThat(publish(run)).isEqualTo(first);
    assertThat(first).extracting(PublishedTable::table).containsExactly("dwh.course");
    assertThat(first).extracting(PublishedTable::rows).containsExactly(1L);
    assertThat(content(COURSE)).containsExactly("1 Changed since");
    assertThat(ledgerRows(COURSE, run)).isOne();
  }

  @Test
  default void replace_leaves_the_new_rows_only() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving", "2 Dyeing")));
    publish(publication(2, target(COURSE, Write.REPLACE, "2 Dyeing again")));
    assertThat(content(COURSE)).containsExactly("2 Dyeing again");
  }

  @Test
  default void append_adds_rows_equal_ones_too() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 Weaving")));
    publish(publication(2, target(COURSE, Write.APPEND, "1 Weaving", "2 Dyeing")));
    assertThat(content(COURSE)).containsExactly("1 Weaving", "1 Weaving", "2 Dyeing");
  }

  @Test
  default void a_replace_without_rows_is_refused_unless_it_is_allowed() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    TargetLoad none = target(COURSE, Write.REPLACE);
    assertThatThrownBy(() -> publish(publication(2, none)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot replace dwh.course")
        .hasMessageContaining("allow-empty: true");
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    TargetLoad allowed =
        new TargetLoad(
            COURSE, COLUMNS, Write.REPLACE, none.keys(), true, none.design(), none.files());
    publish(publication(3, allowed));
    assertThat(content(COURSE)).isEmpty();
  }

  @Test
  default void an_append_without_rows_is_published() {
    assertThat(publish(publication(1, target(COURSE, Write.APPEND))))
        .extracting(PublishedTable::rows)
        .containsExactly(0L);
  }

  @Test
  default void several_files_are_one_table() {
    TargetLoad one = target(COURSE, Write.REPLACE, "1 Weaving");
    TargetLoad two = target(COURSE, Write.REPLACE, "2 Dyeing", "3 Felting");
    publish(publication(1, files(one, one.files().getFirst(), two.files().getFirst())));
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Dyeing", "3 Felting");
  }

  @Test
  default void files_with_other_rows_than_the_data_set_says_are_refused() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 old")));
    TargetLoad target = target(COURSE, Write.REPLACE, "1 Weaving");
    DataFile file = target.files().getFirst();
    Publication run = publication(2, files(target, new DataFile(file.key(), 7, file.bytes())));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("dwh.course")
        .hasMessageContaining("1 rows")
        .hasMessageContaining("7");
    assertThat(content(COURSE)).containsExactly("1 old");
  }

  @Test
  default void staged_rows_that_do_not_add_up_abort_everything() {
    Publication run =
        publication(
            1,
            target(COURSE, Write.REPLACE, "1 Weaving"),
            target(RATING, Write.REPLACE, "1 good", "2 bad"));
    stage(run);
    run("DELETE FROM weir." + staging("rating") + " WHERE id = 2");
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish dwh.rating: 1 rows are staged")
        .hasMessageContaining("has 2");
    assertThat(content(COURSE)).isEmpty();
    assertThat(ledgerRows(COURSE, run)).isZero();

    publish(run);
    assertThat(content(RATING)).containsExactly("1 good", "2 bad");
  }

  @Test
  default void a_new_column_is_added_and_one_that_the_data_lacks_is_null() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 Weaving")));
    Schema schema =
        Schema.of(
            Column.nullable("id", Simple.INTEGER), Column.nullable("Level \"x\"", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {2, "easy"});
    publish(publication(2, target(COURSE, Write.APPEND, schema, rows)));
    assertThat(
            ask(
                "SELECT concat_ws('|', id, coalesce(title, '-'), coalesce(%s, '-')) FROM dwh.course ORDER BY id"
                    .formatted(Identifier.quoted(stored("Level \"x\"")))))
        .containsExactly("1|Weaving|-", "2|-|easy");
  }

  @Test
  default void a_varchar_that_is_too_short_is_widened() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(3))");
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving for beginners")));
    assertThat(content(COURSE)).containsExactly("1 Weaving for beginners");
  }

  @Test
  default void a_type_that_does_not_fit_is_told_before_anything_is_staged() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title integer)");
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Column 'title' of dwh.course is integer but the data has text. Cast it in the pipeline"
                + " (cast: {title: integer}) or change the table: ALTER TABLE");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void the_outline_shows_the_statements_and_changes_nothing() {
    Publication run = publication(1, target(COURSE, Write.REPLACE));
    try (Warehouse warehouse = warehouse()) {
      List<String> outline = warehouse.outline(run);
      assertThat(outline).anyMatch(sql -> sql.startsWith("CREATE TABLE IF NOT EXISTS \"dwh\""));
      assertThat(outline).containsSubsequence("BEGIN", "DELETE FROM \"dwh\".\"course\"", "COMMIT");
      assertThat(warehouse.describe(COURSE)).isEmpty();
    }
    assertThat(ask("SELECT nspname FROM pg_namespace WHERE nspname IN ('dwh', 'weir')")).isEmpty();
  }

  @Test
  default void what_is_missing_alone_is_in_the_outline() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.outline(publication(2, target(COURSE, Write.REPLACE))))
          .noneMatch(sql -> sql.contains("IF NOT EXISTS"));
    }
  }

  @Test
  default void pipelines_that_append_to_one_table_have_fences_of_their_own() {
    publish(publication("shop", 9, 1, target(COURSE, Write.APPEND, "1 Weaving")));
    publish(publication("other", 2, 1, target(COURSE, Write.APPEND, "2 Dyeing")));
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Dyeing");
  }

  @Test
  default void a_table_that_is_not_there_has_no_description() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.describe(TableName.parse("dwh.nothing"))).isEmpty();
      assertThat(warehouse.describe(COURSE)).contains(COLUMNS);
    }
  }

  private static TargetLoad files(TargetLoad target, DataFile... files) {
    return new TargetLoad(
        target.table(),
        target.schema(),
        target.write(),
        target.keys(),
        target.allowEmpty(),
        target.design(),
        Arrays.asList(files));
  }
}
