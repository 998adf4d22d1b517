package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is merged into tables that have more than columns: collations, references, triggers. */
class PostgresMergeTest extends PostgresFixture {
  @Test
  void texts_are_the_same_key_if_the_table_says_so() {
    run(
        "CREATE COLLATION public.caseless (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false); CREATE SCHEMA dwh;"
            + " CREATE TABLE dwh.course (id integer, title text COLLATE public.caseless)");
    publish(publication(1, byTitle("1 weaving", "2 Dyeing")));
    publish(publication(2, byTitle("3 WEAVING")));
    assertThat(content(COURSE)).containsExactly("2 Dyeing", "3 WEAVING");
    assertThatThrownBy(() -> publish(publication(3, byTitle("4 felting", "5 Felting"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot merge into dwh.course")
        .hasMessageContaining("elting (2 rows)");
  }

  @Test
  void what_refers_to_a_row_and_what_numbers_it_stay() {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer PRIMARY KEY, title text,"
            + " number integer GENERATED ALWAYS AS IDENTITY);"
            + " CREATE TABLE dwh.visit (course integer REFERENCES dwh.course);"
            + " INSERT INTO dwh.course VALUES (7, 'first'), (1, 'old');"
            + " INSERT INTO dwh.visit VALUES (1)");
    publish(publication(1, target(COURSE, Write.MERGE, "1 new", "2 other")));
    assertThat(ask("SELECT concat_ws(' ', id, title, number) FROM dwh.course ORDER BY 1"))
        .containsExactly("1 new 2", "2 other 3", "7 first 1");
  }

  @Test
  void a_table_that_drops_changes_aborts_everything() {
    publish(publication(1, target(COURSE, Write.MERGE, "1 old", "2 old")));
    run(
        "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;"
            + " CREATE TRIGGER keeper BEFORE UPDATE ON dwh.course FOR EACH ROW"
            + " WHEN (OLD.id = 2) EXECUTE FUNCTION keep()");
    Publication run = publication(2, target(COURSE, Write.MERGE, "1 new", "2 new", "3 new"));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish dwh.course: the table took 2 rows of 3");
    assertThat(content(COURSE)).containsExactly("1 old", "2 old");
  }

  private TargetLoad byTitle(String... rows) {
    TargetLoad any = target(COURSE, Write.APPEND, rows);
    return new TargetLoad(
        COURSE, COLUMNS, Write.MERGE, List.of("title"), false, TableDesign.NONE, any.files());
  }
}
