package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorMove;
import dev.weir.pipeline.Write;
import dev.weir.run.RunContext;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Warehouse} promises of tables that are made of what is new. */
public interface WarehouseCursorsContract extends WarehouseFixture {
  /** The target with its cursors, before it ({@code null} for none yet) and after it. */
  private TargetLoad moved(TargetLoad target, @Nullable Integer from, int to) {
    return moving(target, new CursorMove(Optional.ofNullable(from).map(at -> at(at)), at(to)));
  }

  private static String at(int value) {
    return "{\"it's new\":\"" + value + "\"}";
  }

  private TargetLoad appended(@Nullable Integer from, int to, String... rows) {
    return moved(target(COURSE, Write.APPEND, rows), from, to);
  }

  private String cursor() {
    try (Warehouse warehouse = warehouse()) {
      return warehouse.cursors("shop", List.of(COURSE, RATING)).toString();
    }
  }

  @Test
  default void data_and_cursor_are_committed_together() {
    assertThat(cursor()).isEqualTo("{}");
    Publication first = publication(1, appended(null, 3, "1 Weaving", "2 Knots"));
    publish(first);
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(3))).toString());
    publish(publication(2, appended(3, 5, "3 Looms")));
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(5))).toString());
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Knots", "3 Looms");
    // A killed run that is resumed finds its work done.
    publish(first);
    assertThat(content(COURSE)).hasSize(3);
  }

  @Test
  default void a_window_without_rows_is_published_too() {
    publish(publication(1, appended(null, 3)));
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(3))).toString());
  }

  @Test
  default void a_table_that_was_published_as_a_whole_is_known_to_have_rows() {
    publish(publication(1, target(COURSE, Write.APPEND), target(RATING, Write.APPEND, "1 good")));
    assertThat(cursor()).isEqualTo(Map.of(RATING, Optional.empty()).toString());
  }

  @Test
  default void cursors_are_those_of_the_pipeline() {
    publish(publication(1, appended(null, 3, "1 Weaving")));
    publish(publication("other", 2, 1, appended(null, 9, "2 Knots")));
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(3))).toString());
  }

  @Test
  default void mondays_rows_are_not_appended_after_tuesdays_window_that_has_them() {
    Publication monday = publication(1, appended(null, 3, "1 Weaving"));
    stage(monday);
    publish(publication(2, appended(null, 5, "1 Weaving", "2 Knots")));
    assertThatThrownBy(() -> publish(monday))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot publish run " + monday.context().run() + ": it was overtaken")
        .hasMessageContaining("dwh.course was published by a newer run, shop-20260103T000000Z")
        .hasMessageContaining("what was new is in the table already");
    assertThat(content(COURSE)).containsExactly("1 Weaving", "2 Knots");
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(5))).toString());
  }

  @Test
  default void a_run_that_was_given_up_and_published_all_the_same_is_noticed() {
    Publication tuesday = publication(2, appended(null, 5, "1 Weaving", "2 Knots"));
    stage(tuesday);
    // Its last transaction was still at work when Tuesday's run was planned.
    publish(publication(1, appended(null, 3, "1 Weaving")));
    assertThatThrownBy(() -> publish(tuesday))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "it was overtaken. dwh.course is at " + at(3) + " since run shop-20260102T000000Z")
        .hasMessageContaining("this run was planned from no cursor")
        .hasMessageContaining("Start a new run.");
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(3))).toString());
  }

  @Test
  default void older_merged_windows_do_not_go_over_newer_ones() {
    Publication monday = publication(1, moved(target(COURSE, Write.MERGE, "1 old"), null, 3));
    stage(monday);
    publish(publication(2, moved(target(COURSE, Write.MERGE, "1 new"), null, 5)));
    assertThatThrownBy(() -> publish(monday))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("it was overtaken");
    assertThat(content(COURSE)).containsExactly("1 new");
  }

  @Test
  default void what_is_not_a_window_is_published_beside_one_that_was_overtaken() {
    publish(publication(2, appended(null, 5, "1 Weaving")));
    Publication monday =
        publication(1, appended(null, 3, "1 Weaving"), target(RATING, Write.APPEND, "1 good"));
    List<OvertakenTable> overtaken = List.of();
    try (Warehouse warehouse = warehouse()) {
      for (int i = 0; i < 3; i++) {
        if (warehouse.advance(monday, lake()) instanceof Progress.Done done) {
          overtaken = done.overtaken();
        }
      }
    }
    assertThat(overtaken).extracting(OvertakenTable::table).containsExactly("dwh.course");
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(content(RATING)).containsExactly("1 good");
  }

  @Test
  default void a_resumed_run_publishes_its_window_where_nothing_else_has() {
    Publication first = publication(1, appended(null, 3, "1 Weaving"));
    stage(first);
    RunContext context = first.context();
    publish(
        new Publication(
            new RunContext(context.run(), 2, context.fence(), context.planHash()),
            first.lake(),
            first.targets()));
    assertThat(content(COURSE)).containsExactly("1 Weaving");
    assertThat(cursor()).isEqualTo(Map.of(COURSE, Optional.of(at(3))).toString());
  }
}
