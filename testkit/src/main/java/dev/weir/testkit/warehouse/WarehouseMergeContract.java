package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Warehouse} promises of rows that are merged by their keys. */
public interface WarehouseMergeContract extends WarehouseFixture {
  @Test
  default void merge_replaces_rows_of_the_same_key_and_keeps_the_others() {
    publish(publication(1, target(COURSE, Write.MERGE, "1 Weaving", "2 Dyeing")));
    publish(publication(2, target(COURSE, Write.MERGE, "2 Dyeing again", "3 Felting")));
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Dyeing again", "3 Felting");
  }

  @Test
  default void a_column_that_the_data_lacks_keeps_its_values_and_new_rows_get_the_default() {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(99),"
            + " note varchar(9), place varchar(9) DEFAULT 'barn');"
            + " INSERT INTO dwh.course VALUES (1, 'old', 'kept', 'attic'), (2, 'old', 'too', NULL)");
    publish(publication(1, target(COURSE, Write.MERGE, "2 new", "1 new", "3 new")));
    assertThat(
            ask(
                "SELECT concat_ws('|', id, title, coalesce(note, '-'), coalesce(place, '-'))"
                    + " FROM dwh.course ORDER BY id"))
        .containsExactly("1|new|kept|attic", "2|new|too|-", "3|new|-|barn");
  }

  @Test
  default void merge_by_several_keys_and_nothing_else() {
    Schema schema =
        Schema.of(Column.nullable("a", Simple.INTEGER), Column.nullable("b", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1, "x"});
    rows.add(new Object[] {1, "y"});
    TargetLoad one = target(COURSE, Write.APPEND, schema, rows);
    TargetLoad merged =
        new TargetLoad(
            COURSE, schema, Write.MERGE, List.of("a", "b"), false, TableDesign.NONE, one.files());
    publish(publication(1, merged));
    run("INSERT INTO dwh.course VALUES (2, 'x')");
    publish(publication(2, merged));
    assertThat(ask("SELECT concat(a, b) FROM dwh.course ORDER BY 1"))
        .containsExactly("1x", "1y", "2x");
  }

  @Test
  default void every_row_that_the_table_has_of_a_key_is_changed() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 old", "1 older", "2 old")));
    publish(publication(2, target(COURSE, Write.MERGE, "1 new", "3 new")));
    assertThat(content(COURSE)).containsExactly("1 new", "1 new", "2 old", "3 new");
  }

  @Test
  default void a_key_that_is_null_is_refused_with_its_rows_before_anything_is_published() {
    publish(publication(1, target(COURSE, Write.MERGE, "1 old")));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {null, "no key"});
    rows.add(new @Nullable Object[] {1, "new"});
    rows.add(new @Nullable Object[] {null, "no key either"});
    Publication run = publication(2, target(COURSE, Write.MERGE, COLUMNS, rows));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Column 'id' of dwh.course is a key of the merge, but 2 of 3 rows have none there.")
        .hasMessageContaining("(filter)");
    assertThat(content(COURSE)).containsExactly("1 old");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void data_with_two_rows_of_one_key_is_refused_when_it_is_staged() {
    Publication run =
        publication(
            1,
            target(COURSE, Write.MERGE, "1 Weaving", "1 Weaving anew", "2 Dyeing"),
            target(RATING, Write.APPEND, "1 good"));
    try (Warehouse warehouse = warehouse()) {
      assertThatThrownBy(() -> warehouse.advance(run, lake()))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("Cannot merge into dwh.course")
          .hasMessageContaining("id=1 (2 rows)")
          .hasMessageContaining("deduplicate");
    }
    assertThat(stagingTables()).isEmpty();
  }
}
