package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Others who write into the targets, which may not be in the middle of a publication. */
class ForeignWritersTest extends PostgresFixture {
  @ParameterizedTest
  @EnumSource(names = {"REPLACE", "MERGE"})
  void nobody_adds_rows_to_a_target_while_it_is_published(Write write) {
    publish(publication(1, target(COURSE, write, "1 old"), target(RATING, write, "1 old")));
    // In the middle of the transaction: the first target's new rows are there, the second's come.
    run("CREATE EXTENSION IF NOT EXISTS dblink");
    run(
        """
        CREATE FUNCTION add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          PERFORM dblink_exec(
            format('host=localhost port=%s dbname=%s user=postgres',
              current_setting('port'), current_database()),
            'SET lock_timeout = 1; INSERT INTO dwh.course VALUES (9, ''foreign'')', false);
          RETURN NEW;
        END $$;
        CREATE TRIGGER adder BEFORE INSERT ON dwh.rating FOR EACH ROW EXECUTE FUNCTION add()\
        """);
    publish(
        publication(2, target(COURSE, write, "1 new"), target(RATING, write, "1 new", "2 new")));
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  @Test
  void who_has_written_and_not_committed_is_waited_for_and_replaced() throws SQLException {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title text) PARTITION BY LIST (id);"
            + " CREATE TABLE dwh.course_1 PARTITION OF dwh.course FOR VALUES IN (1);"
            + " CREATE TABLE dwh.course_2 PARTITION OF dwh.course DEFAULT");
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 new"));
    stage(run);
    try (Connection other = session();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO dwh.course_2 VALUES (2, 'foreign')");
      try (Warehouse warehouse = warehouse()) {
        assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Retry.class);
      }
      other.commit();
    }
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  @ParameterizedTest
  @EnumSource
  void what_a_user_needs_of_a_table_of_another_is_told_before_anything_is_staged(Write write) {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title text)");
    run("DROP ROLE IF EXISTS loader; CREATE ROLE loader LOGIN");
    run("GRANT USAGE ON SCHEMA dwh TO loader; GRANT SELECT, INSERT ON dwh.course TO loader");
    run("CREATE SCHEMA weir AUTHORIZATION loader");
    Publication run = publication(1, target(COURSE, write, "1 new"));
    try (Warehouse warehouse = warehouseOf("loader")) {
      switch (write) {
        case APPEND -> assertThat(warehouse.outline(run)).isNotEmpty();
        case REPLACE -> assertTold(warehouse, run, "DELETE");
        case MERGE -> assertTold(warehouse, run, "UPDATE");
      }
      Progress progress = warehouse.advance(run, lake());
      while (!(progress instanceof Progress.Done)) {
        progress = warehouse.advance(run, lake());
      }
    } finally {
      run("DROP OWNED BY loader CASCADE; DROP ROLE loader");
    }
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  private void assertTold(Warehouse warehouse, Publication run, String right) {
    assertThatThrownBy(() -> warehouse.advance(run, lake()))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2280 Cannot publish run " + run.context().run())
        .hasMessageContaining("User 'loader' has no right to %s in dwh.course".formatted(right))
        .hasMessageContaining("GRANT SELECT, INSERT, %s ON dwh.course".formatted(right));
    assertThat(stagingTables()).isEmpty();
    run("GRANT %s ON dwh.course TO loader".formatted(right));
  }
}
