package dev.weir.postgres.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.pipeline.Write;
import dev.weir.run.RunId;
import dev.weir.testkit.PostgresServer;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Sessions that break, triggers, locks: what only a database with sessions can do. */
class PostgresFaultsTest extends PostgresFixture {
  private static final String KILL =
      """
      CREATE FUNCTION kill_event() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;
      CREATE FUNCTION kill_row() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE FUNCTION drop_row() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RETURN NULL; END $$\
      """;

  @Test
  void a_session_that_is_killed_while_staging_leaves_nothing_and_is_staged_again() {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    // The comment is the last statement of staging.
    run(KILL);
    run(
        "CREATE EVENT TRIGGER killer ON ddl_command_end WHEN TAG IN ('COMMENT') EXECUTE FUNCTION"
            + " kill_event()");
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-2207")
        .hasMessageContaining("Try again");
    assertThat(stagingTables()).isEmpty();
    run("DROP EVENT TRIGGER killer");
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  void a_session_that_is_killed_in_the_middle_of_publishing_leaves_the_old_tables() {
    publish(
        publication(
            1, target(COURSE, Write.REPLACE, "1 old"), target(RATING, Write.REPLACE, "1 old")));
    Publication run =
        publication(
            2, target(COURSE, Write.REPLACE, "1 new"), target(RATING, Write.REPLACE, "1 new"));
    run(KILL);
    // The second target: everything of the first one is done by then.
    run(
        "CREATE TRIGGER killer BEFORE INSERT ON dwh.rating FOR EACH ROW EXECUTE FUNCTION"
            + " kill_row()");
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("Cannot publish run " + run.context().run());
    assertThat(content(COURSE)).containsExactly("1 old");
    assertThat(content(RATING)).containsExactly("1 old");
    assertThat(ledgerRows(COURSE, run)).isZero();

    run("DROP TRIGGER killer ON dwh.rating");
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 new");
    assertThat(content(RATING)).containsExactly("1 new");
    assertThat(ledgerRows(COURSE, run)).isOne();
  }

  @Test
  void a_commit_whose_answer_is_lost_is_known_from_the_ledger() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 old")));
    Publication run = publication(2, target(COURSE, Write.APPEND, "2 new"));
    stage(run);
    try (CommitCut network =
            new CommitCut(PostgresServer.port(), CommitCut.When.BEFORE_THE_CLIENT_HEARS_OF_IT);
        Warehouse warehouse = warehouseAt(network.port())) {
      assertThat(warehouse.advance(run, lake())).isInstanceOf(Progress.Done.class);
      assertThat(network.hasBroken()).isTrue();
    }
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 old", "2 new");
    assertThat(ledgerRows(COURSE, run)).isOne();
  }

  @Test
  void a_commit_that_did_not_arrive_is_made_again() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 old")));
    Publication run = publication(2, target(COURSE, Write.APPEND, "2 new"));
    stage(run);
    try (CommitCut network =
            new CommitCut(PostgresServer.port(), CommitCut.When.BEFORE_THE_SERVER_HEARS_IT);
        Warehouse warehouse = warehouseAt(network.port())) {
      assertThatThrownBy(() -> warehouse.advance(run, lake()))
          .isInstanceOf(TransientException.class)
          .hasMessageContaining("Cannot publish run " + run.context().run());
      assertThat(network.hasBroken()).isTrue();
    }
    assertThat(content(COURSE)).containsExactly("1 old");
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 old", "2 new");
    assertThat(ledgerRows(COURSE, run)).isOne();
  }

  @Test
  void a_table_that_drops_rows_aborts_everything() {
    publish(
        publication(
            1, target(COURSE, Write.REPLACE, "1 old"), target(RATING, Write.REPLACE, "1 old")));
    run(KILL);
    run(
        "CREATE TRIGGER dropper BEFORE INSERT ON dwh.rating FOR EACH ROW EXECUTE FUNCTION"
            + " drop_row()");
    Publication run =
        publication(
            2, target(COURSE, Write.REPLACE, "1 new"), target(RATING, Write.REPLACE, "1 new"));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish dwh.rating: the table took 0 rows of 1");
    assertThat(content(COURSE)).containsExactly("1 old");
  }

  @Test
  void a_lock_of_another_session_is_waited_for_another_time() throws SQLException {
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 Weaving"));
    stage(run);
    try (Connection other = session();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE weir.%s IN SHARE ROW EXCLUSIVE MODE".formatted(RunId.ledger("dwh.course")));
      try (Warehouse warehouse = warehouse()) {
        assertThat(warehouse.advance(run, lake()))
            .isInstanceOfSatisfying(
                Progress.Retry.class,
                retry -> {
                  assertThat(retry.after()).isPositive();
                  assertThat(retry.reason()).contains("another session held a lock");
                });
      }
      other.rollback();
    }
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  void a_reader_is_answered_while_the_publication_is_open() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 old")));
    run(KILL);
    // Runs inside the publishing transaction, after the old rows are deleted, and asks the server
    // from there, in a session that is not part of it.
    run("CREATE EXTENSION IF NOT EXISTS dblink; CREATE TABLE seen (title text)");
    run(
        """
        CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO seen SELECT title FROM dblink(
            format('host=localhost port=%s dbname=%s user=postgres',
              current_setting('port'), current_database()),
            'SET lock_timeout = 1; SELECT title FROM dwh.course') AS t(title text);
          RETURN NEW;
        END $$\
        """);
    run("CREATE TRIGGER looker BEFORE INSERT ON dwh.course FOR EACH ROW EXECUTE FUNCTION look()");
    publish(publication(2, target(COURSE, Write.REPLACE, "1 new")));
    assertThat(ask("SELECT title FROM seen")).containsExactly("old");
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  @Test
  void a_text_that_the_warehouse_cannot_store_is_refused_by_column_and_row() {
    assertThatThrownBy(
            () -> publish(publication(1, target(COURSE, Write.REPLACE, "1 fine", "2 a\0b"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot write column 'title' of row 2")
        .hasMessageContaining("zero byte");
    assertThat(stagingTables()).isEmpty();
  }
}
