package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.testkit.Together;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Warehouse} promises when processes die and runs meet. */
public interface WarehouseFaultContract extends WarehouseFixture {
  @Test
  default void a_new_process_goes_on_after_every_step() {
    publish(publication(1, target(COURSE, Write.APPEND, "1 Weaving")));
    Publication run =
        publication(
            2, target(COURSE, Write.APPEND, "2 Dyeing"), target(RATING, Write.APPEND, "2 good"));
    Progress progress = new Progress.Running("nothing");
    for (int process = 0; process < 3; process++) {
      assertThat(progress).isInstanceOf(Progress.Running.class);
      try (Warehouse warehouse = warehouse()) {
        progress = warehouse.advance(run, lake());
      }
    }
    assertThat(progress).isInstanceOf(Progress.Done.class);
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Dyeing");
    assertThat(content(RATING)).containsExactly("2 good");
  }

  @Test
  default void what_an_earlier_attempt_staged_is_used() {
    TargetLoad target = target(COURSE, Write.APPEND, "1 Weaving");
    stage(publication("shop", 1, 1, target));
    Publication second = publication("shop", 1, 2, target);
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.advance(second, lake())).isInstanceOf(Progress.Done.class);
    }
    assertThat(ask("SELECT attempt FROM weir." + RunId.ledger("dwh.course"))).containsExactly("2");
  }

  @Test
  default void what_was_staged_by_another_plan_is_not_published() {
    Publication cleaned = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    stage(cleaned);
    run("UPDATE weir.%s SET title = 'of another plan'".formatted(staging("course")));
    RunContext context = cleaned.context();
    RunContext again = new RunContext(context.run(), 1, context.fence() + 1, "b".repeat(64));
    publish(new Publication(again, LAKE, cleaned.targets()));
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(stagingTables()).isEmpty();
  }

  /** After the lake was cleaned the same pipeline has the same plan, and reads other rows. */
  @Test
  default void what_was_staged_from_other_files_is_not_published() {
    stage(publication(1, target(COURSE, Write.APPEND, "1 old")));
    publish(publication(1, target(COURSE, Write.APPEND, "1 new")));
    assertThat(content(COURSE)).containsExactly("1 new");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void a_run_that_was_overtaken_publishes_nothing() {
    Publication old = publication(1, target(COURSE, Write.REPLACE, "1 old"));
    stage(old);
    Publication newer = publication(2, target(COURSE, Write.REPLACE, "1 new"));
    publish(newer);
    assertThatThrownBy(() -> publish(old))
        .isInstanceOf(TerminalException.class)
        .hasMessageEndingWith(
            "Cannot publish run %s: it was overtaken. dwh.course was published by a newer run, %s: it has that run's rows, which would have replaced these. Nothing was changed."
                .formatted(old.context().run(), newer.context().run()));
    assertThat(content(COURSE)).containsExactly("1 new");
    assertThat(ledgerRows(COURSE, old)).isZero();
  }

  @Test
  default void a_run_that_was_overtaken_publishes_what_it_appends_and_tells_what_it_does_not() {
    Publication old =
        publication(
            1,
            target(RATING, Write.REPLACE, "1 old"),
            target(COURSE, Write.APPEND, "1 old"),
            target(LESSON, Write.MERGE, "1 old", "3 lost"));
    stage(old);
    Publication newer =
        publication(
            2,
            target(RATING, Write.REPLACE, "1 new"),
            target(COURSE, Write.APPEND, "2 new"),
            target(LESSON, Write.MERGE, "1 new"));
    publish(newer);

    Progress.Done done = resume(old);
    assertThat(done.tables())
        .extracting(PublishedTable::table, PublishedTable::rows)
        .containsExactly(tuple("dwh.course", 1L));
    String by = " was published by a newer run, " + newer.context().run() + ": ";
    assertThat(done.overtaken())
        .extracting(OvertakenTable::reason)
        .containsExactly(
            "dwh.lesson"
                + by
                + "rows whose keys that run did not have are not in it. If they must be, start a new run that reads them.",
            "dwh.rating" + by + "it has that run's rows, which would have replaced these.");
    assertThat(content(COURSE)).containsExactly("1 old", "2 new");
    assertThat(content(RATING)).containsExactly("1 new");
    assertThat(content(LESSON)).containsExactly("1 new");
    assertThat(ledgerRows(COURSE, old)).isOne();
    assertThat(ledgerRows(RATING, old)).isZero();

    assertThat(resume(old)).isEqualTo(done);
    publish(publication(3, newer.targets().toArray(TargetLoad[]::new)));
    assertThat(stagingTables()).isEmpty();
  }

  private Progress.Done resume(Publication run) {
    try (Warehouse warehouse = warehouse()) {
      for (int i = 0; i <= run.targets().size(); i++) {
        if (warehouse.advance(run, lake()) instanceof Progress.Done done) {
          return done;
        }
      }
    }
    throw new AssertionError("Not published: " + run);
  }

  @Test
  default void a_run_that_was_overtaken_before_it_was_staged_stages_what_it_appends_alone() {
    publish(
        publication(
            2, target(RATING, Write.REPLACE, "1 new"), target(COURSE, Write.APPEND, "2 new")));
    Publication old =
        publication(
            1, target(RATING, Write.REPLACE, "1 old"), target(COURSE, Write.APPEND, "1 old"));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.advance(old, lake()))
          .isEqualTo(new Progress.Running("staged dwh.course, 1 row"));
      assertThat(warehouse.advance(old, lake())).isInstanceOf(Progress.Done.class);
    }
    assertThat(content(COURSE)).containsExactly("1 old", "2 new");
    assertThat(stagingTables()).isEmpty();
  }

  /** The ledger refuses runs by such a column of its own. */
  @Test
  default void a_target_that_takes_no_null_in_a_column_called_rows_is_told() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, \"rows\" bigint)");
    Schema schema =
        Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable("rows", Simple.BIGINT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {1, null});
    Publication run = publication(1, target(COURSE, Write.REPLACE, schema, rows));
    stage(run);
    run("ALTER TABLE dwh.course ALTER COLUMN \"rows\" SET NOT NULL");
    try (Warehouse warehouse = warehouse()) {
      assertThatThrownBy(() -> warehouse.advance(run, lake()))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith("WEIR-")
          .message()
          .matches(
              "(?is).*(null value in(to)? column \"?rows\"?|'rows' of dwh.course takes no null).*");
    }
    assertThat(ledgerRows(COURSE, run)).isZero();
  }

  @Test
  default void what_overtaken_runs_staged_is_dropped_by_a_later_one() {
    stage(publication(1, target(COURSE, Write.REPLACE, "1 dead")));
    publish(publication(2, target(COURSE, Write.REPLACE, "1 new")));
    publish(publication(3, target(COURSE, Write.REPLACE, "1 newest")));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void what_runs_staged_for_a_table_that_is_no_target_any_more_is_dropped() {
    stage(
        publication(
            1, target(COURSE, Write.APPEND, "1 dead"), target(RATING, Write.APPEND, "1 dead")));
    publish(publication(2, target(RATING, Write.APPEND, "2 new")));
    stage(publication("other", 2, 1, target(COURSE, Write.APPEND, "2 other")));
    publish(publication(3, target(RATING, Write.APPEND, "3 newest")));
    assertThat(stagingTables()).singleElement().asString().startsWith("stage_dwh_course_");
  }

  @Test
  default void what_was_staged_by_a_run_that_may_be_resumed_is_kept_for_a_week() {
    long week = Duration.ofDays(7).toMillis();
    Publication failed = publication(1, target(COURSE, Write.REPLACE, "1 old"));
    stage(fenced(failed, 1));
    stage(fenced(publication(2, target(COURSE, Write.REPLACE, "2 new")), 1 + week));
    assertThat(stagingTables()).hasSize(2);
    stage(fenced(publication(3, target(COURSE, Write.REPLACE, "3 newer")), 2 + week));
    assertThat(stagingTables()).hasSize(2);
    publish(fenced(failed, 1));
    assertThat(content(COURSE)).containsExactly("1 old");
  }

  private static Publication fenced(Publication run, long fence) {
    RunContext context = run.context();
    return new Publication(
        new RunContext(context.run(), context.attempt(), fence, context.planHash()),
        run.lake(),
        run.targets());
  }

  @Test
  default void one_run_published_by_several_processes_is_published_once() {
    Publication run =
        publication(
            1, target(COURSE, Write.APPEND, "1 Weaving"), target(RATING, Write.APPEND, "1 good"));
    List<List<PublishedTable>> answers = Together.run(4, _ -> patiently(run));
    assertThat(answers).hasSize(4).containsOnly(answers.getFirst());
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(content(RATING)).containsExactly("1 good");
    assertThat(ledgerRows(COURSE, run)).isOne();
  }

  @Test
  default void runs_of_several_pipelines_into_one_table_come_one_after_the_other() {
    List<Publication> runs =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    publication(
                        "pipeline" + i,
                        i,
                        1,
                        target(COURSE, Write.APPEND, i + " row"),
                        target(RATING, Write.REPLACE, i + " row")))
            .toList();
    List<List<PublishedTable>> answers = Together.run(4, i -> patiently(runs.get(i)));
    assertThat(answers).hasSize(4);
    assertThat(content(COURSE)).containsExactly("0 row", "1 row", "2 row", "3 row");
    assertThat(content(RATING)).hasSize(1);
  }

  @Test
  default void a_reader_keeps_the_old_rows_and_is_never_blocked() throws SQLException {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 old")));
    Publication run = publication(2, target(COURSE, Write.REPLACE, "1 new"));
    stage(run);
    try (Connection reader = session();
        Statement statement = reader.createStatement()) {
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      reader.setAutoCommit(false);
      assertThat(title(statement)).isEqualTo("old");
      // Not blocked by the reader either.
      publish(run);
      assertThat(title(statement)).isEqualTo("old");
      reader.commit();
      assertThat(title(statement)).isEqualTo("new");
    }
  }

  private List<PublishedTable> patiently(Publication publication) {
    try (Warehouse warehouse = warehouse()) {
      while (true) {
        switch (warehouse.advance(publication, lake())) {
          case Progress.Done done -> {
            return done.tables();
          }
          case Progress.Running _, Progress.Retry _ -> Thread.onSpinWait();
        }
      }
    }
  }

  private static String title(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT title FROM dwh.course")) {
      row.next();
      return row.getString(1);
    }
  }
}
