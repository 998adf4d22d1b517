package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.Warehouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Warehouse} promises where runs of several lakes have the same names. */
public interface WarehouseLakesContract extends WarehouseFixture {
  LakeIdentity OTHER = new LakeIdentity("b2", "s3://other/lake");

  /** A run that another lake has staged, published or both. */
  private static Publication elsewhere(Publication publication) {
    return new Publication(publication.context(), OTHER, publication.targets());
  }

  @Test
  default void a_run_that_another_lake_has_published_is_not_done_but_told() {
    publish(elsewhere(publication(1, target(COURSE, Write.APPEND, "1 other"))));
    Publication run = publication(1, target(COURSE, Write.APPEND, "2 own"));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "Cannot publish run " + run.context().run() + ": a run of this name was published")
        .hasMessageContaining("from another lake, s3://other/lake, at 20")
        .hasMessageContaining("into dwh.course")
        .hasMessageContaining("schema-prefix")
        .hasMessageContaining("If that lake is gone, start a run by hand: ./weir run shop");
    assertThat(content(COURSE)).containsExactly("1 other");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void a_run_that_another_plan_has_published_is_not_done_but_told() {
    Publication first = publication(1, target(COURSE, Write.APPEND, "1 old"));
    publish(first);
    RunContext context = first.context();
    // The lake lost the run, and the same tick of the schedule was planned again.
    Publication again =
        new Publication(
            new RunContext(context.run(), 1, context.fence() + 1, "another"),
            first.lake(),
            List.of(target(COURSE, Write.APPEND, "2 new")));
    assertThatThrownBy(() -> publish(again))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("a run of this name was published at 20")
        .hasMessageContaining("into dwh.course by another plan")
        .hasMessageContaining("start a run by hand: ./weir run shop");
    assertThat(content(COURSE)).containsExactly("1 old");
  }

  @Test
  default void what_another_lake_has_staged_is_not_published() {
    stage(elsewhere(publication(1, target(COURSE, Write.APPEND, "1 other"))));
    publish(publication(1, target(COURSE, Write.APPEND, "2 own")));
    assertThat(content(COURSE)).containsExactly("2 own");
  }

  @Test
  default void a_run_that_another_lake_publishes_after_the_ledger_was_read_is_not_done() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "2 own"));
    stage(run);
    publish(elsewhere(publication(1, target(COURSE, Write.APPEND, "1 other"))));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("from another lake, s3://other/lake");
    assertThat(content(COURSE)).containsExactly("1 other");
  }

  @Test
  default void a_newer_run_of_another_lake_is_told_as_such() {
    publish(elsewhere(publication(2, target(COURSE, Write.REPLACE, "1 other"))));
    Publication run = publication(1, target(COURSE, Write.REPLACE, "1 own"));
    assertThatThrownBy(() -> publish(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("of another lake, s3://other/lake");
    assertThat(content(COURSE)).containsExactly("1 other");
  }

  @Test
  default void a_new_lake_goes_on_with_an_old_warehouse() {
    publish(elsewhere(publication(1, target(COURSE, Write.REPLACE, "1 old"))));
    publish(publication(2, target(COURSE, Write.REPLACE, "1 new")));
    assertThat(content(COURSE)).containsExactly("1 new");
    assertThat(ask("SELECT lake FROM %s ORDER BY fence".formatted(ledger())))
        .containsExactly("b2 s3://other/lake", LAKE.text());
  }

  @Test
  default void staging_of_another_lake_is_left_alone() {
    stage(elsewhere(publication(1, target(COURSE, Write.REPLACE, "1 other"))));
    publish(publication(2, target(COURSE, Write.REPLACE, "1 new")));
    publish(publication(3, target(COURSE, Write.REPLACE, "1 newer")));
    assertThat(stagingTables()).hasSize(1);
  }

  @Test
  default void a_ledger_of_an_earlier_version_is_read_as_ones_own_and_goes_on() {
    Publication first = publication(1, target(COURSE, Write.APPEND, "1 old"));
    List<PublishedTable> published = publish(first);
    run("ALTER TABLE %s DROP COLUMN lake".formatted(ledger()));
    assertThat(publish(first)).isEqualTo(published);
    assertThat(publish(elsewhere(first))).isEqualTo(published);

    Publication second = publication(2, target(COURSE, Write.APPEND, "2 new"));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.outline(second))
          .filteredOn(sql -> sql.contains("ADD COLUMN"))
          .singleElement()
          .asString()
          .startsWith("ALTER TABLE \"weir\".\"%s\" ADD COLUMN \"lake\"".formatted(LEDGER));
    }
    publish(second);
    assertThat(ask("SELECT coalesce(lake, '-') FROM %s ORDER BY fence".formatted(ledger())))
        .containsExactly("-", LAKE.text());
    assertThat(publish(first)).isEqualTo(published);
    assertThat(content(COURSE)).containsExactly("1 old", "2 new");
  }

  @Test
  default void what_an_earlier_version_staged_is_staged_again_and_dropped() {
    Publication run = publication(1, target(COURSE, Write.APPEND, "1 Weaving"));
    run(
        """
        CREATE SCHEMA weir; CREATE TABLE weir.stage_dwh_course_0123456789ab (id integer);
        COMMENT ON TABLE weir.stage_dwh_course_0123456789ab
          IS 'weir run=%s table=dwh.course fence=1 rows=1'\
        """
            .formatted(run.context().run()));
    publish(run);
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(stagingTables()).isEmpty();
  }

  String LEDGER = RunId.ledger("dwh.course");

  private static String ledger() {
    return "weir." + LEDGER;
  }
}
