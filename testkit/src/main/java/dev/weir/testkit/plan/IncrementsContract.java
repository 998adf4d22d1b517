package dev.weir.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorMove;
import dev.weir.json.Json;
import dev.weir.pipeline.TableName;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.increment.Known;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan reads of sources of which it reads what is new, and what it refuses. */
public interface IncrementsContract {
  /** Without a pipeline; the same for the whole test. */
  Draft draft();

  String SOURCES =
      """
      sources:
        orders: {connection: c, table: t, incremental: {cursor: id}}
        shops: {connection: c, table: t}
      """;

  TableName ORDERS = TableName.parse("dwh.orders");

  private Draft with(String rest, Map<TableName, Optional<String>> cursors) {
    return draft()
        .with(rest)
        .knowing(
            new Known(
                Map.of("orders", new CursorBounds(Optional.of("9"), 0, Instant.EPOCH)),
                cursors,
                false));
  }

  private Plan plan(String rest, String cursors) {
    return with(rest, cursors.isEmpty() ? Map.of() : Map.of(ORDERS, Optional.of(cursors))).plan();
  }

  private static String window(Plan plan) {
    return plan.source("orders").flatMap(PlannedSource::window).orElseThrow().inWords();
  }

  private void refused(String rest, String... parts) {
    assertThatThrownBy(() -> plan(rest, ""))
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  default void appending_reads_from_where_the_last_run_ended_and_notes_where_this_one_does() {
    String pipeline = SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: append}}";
    Plan first = plan(pipeline, "");
    assertThat(window(first)).isEqualTo("id from the beginning to before 9");
    assertThat(first.targets().getFirst().cursors())
        .contains(new CursorMove(Optional.empty(), "{\"orders\":\"9\"}"));
    Plan second = plan(pipeline, "{\"orders\":\"4\"}");
    assertThat(window(second)).isEqualTo("id from 4 to before 9");
    assertThat(second.targets().getFirst().cursors())
        .contains(new CursorMove(Optional.of("{\"orders\":\"4\"}"), "{\"orders\":\"9\"}"));
    assertThat(second.outline().getFirst().cursors())
        .isEqualTo(second.targets().getFirst().cursors());
    assertThat(Json.read(Json.bytes(second), Plan.class)).isEqualTo(second);
  }

  @Test
  default void merging_reads_the_last_value_again() {
    String pipeline =
        SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: merge, keys: [id]}}";
    assertThat(window(plan(pipeline, "{\"orders\":\"5\"}"))).isEqualTo("id from 4 to before 10");
  }

  @Test
  default void a_run_without_anything_new_is_known_before_anything_is_read() {
    String pipeline =
        """
        sources: {orders: {connection: c, table: t, incremental: {cursor: id}}}
        targets: {o: {from: orders, table: dwh.orders, write: append}}
        """;
    assertThat(plan(pipeline, "{\"orders\":\"9\"}").isWithoutNew()).isTrue();
    assertThat(plan(pipeline, "{\"orders\":\"8\"}").isWithoutNew()).isFalse();
  }

  @Test
  default void what_is_new_goes_through_steps_that_look_at_a_row_alone_and_is_joined_with_all() {
    Plan plan =
        plan(
            SOURCES
                + """
                transforms:
                  named:
                    from: orders
                    steps:
                      - filter: id > 0
                      - deduplicate: {by: [id], order: [id desc]}
                      - join: {with: other, on: [id], type: left}
                  other: {from: shops, steps: [{rename: {name: shop, amount: sales}}]}
                targets: {o: {from: named, table: dwh.orders, write: merge, keys: [id]}}
                """,
            "");
    assertThat(plan.targets()).map(PlannedTarget::cursors).singleElement().isNotNull();
    assertThat(plan.source("shops").flatMap(PlannedSource::window)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aggregate: {by: [name], columns: {n: count(*)}}",
        "top: {n: 1, by: [name], order: [id desc]}",
        "deduplicate: {by: [name], order: [id]}",
      })
  default void what_looks_at_all_rows_is_refused(String step) {
    refused(
        SOURCES
            + """
            transforms: {made: {from: orders, steps: [{%s}]}}
            targets: {o: {from: made, table: dwh.orders, write: merge, keys: [name]}}
            """
                .formatted(step),
        "transforms.made.steps[0]",
        "of 'orders' each run reads what is new alone");
  }

  @Test
  default void sql_over_what_is_new_and_joins_with_it_are_refused() {
    refused(
        SOURCES
            + """
            transforms:
              summed: {sql: "SELECT name, sum(amount) AS amount FROM orders GROUP BY 1"}
              joined: {from: shops, steps: [{join: {with: orders, on: [id, name, amount]}}]}
            targets: {o: {from: summed, table: dwh.orders, write: merge, keys: [name]}}
            """,
        "transforms.summed.sql: of 'orders' each run reads what is new alone, and SQL may make one row of many",
        "transforms.joined.steps[0].join: of 'orders' each run reads what is new alone, so that rows would not find their partners");
  }

  @Test
  default void replacing_with_what_is_new_is_refused() {
    refused(
        SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: replace}}",
        "targets.o.write",
        "replace would drop the rows of earlier runs: write merge, or append");
  }

  @Test
  default void what_would_add_rows_twice_is_refused() {
    refused(
        """
        sources:
          orders: {connection: c, table: t, incremental: {cursor: id, lag: 1 min, null-cursor: include, settle: 1 min}}
        targets:
          o: {from: orders, table: dwh.orders, write: append}
          m: {from: orders, table: dwh.latest, write: merge, keys: [id]}
        """,
        "sources.orders.incremental: targets that append and targets that merge are made of it",
        "sources.orders.incremental.lag: rows that are read again would be appended again",
        "sources.orders.incremental.null-cursor: rows that are read each time would be appended each time",
        "sources.orders.incremental.lag: is for times, and 'id' is bigint",
        "sources.orders.incremental.settle: is held against a clock");
  }

  @Test
  default void a_source_that_no_target_notes_is_refused() {
    refused(
        SOURCES + "targets: {o: {from: shops, table: dwh.orders}}",
        "sources.orders.incremental: how far it was read is noted with the table that it is published in, and no target is made of it");
  }

  @Test
  default void a_table_that_came_later_is_told_with_what_to_do() {
    String pipeline =
        SOURCES
            + """
            targets:
              o: {from: orders, table: dwh.orders, write: merge, keys: [id]}
              late: {from: orders, table: dwh.late, write: merge, keys: [id]}
            """;
    assertThatThrownBy(() -> plan(pipeline, "{\"orders\":\"5\"}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(
            "published up to different values: dwh.orders at 5, dwh.late at nothing",
            "'./weir run shop --full'");
  }

  @Test
  default void a_table_that_was_appended_to_before_is_not_appended_to_from_the_beginning() {
    String append = SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: append}}";
    assertThatThrownBy(() -> with(append, Map.of(ORDERS, Optional.empty())).plan())
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(
            "sources.orders.incremental: this pipeline has published dwh.orders before, when it read 'orders' as a whole, and all rows would be appended again",
            "./weir state shop --set orders=VALUE");
    String merge =
        SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: merge, keys: [id]}}";
    assertThat(window(with(merge, Map.of(ORDERS, Optional.empty())).plan()))
        .isEqualTo("id from the beginning to before 10");
    // What was reset by hand is read from the beginning, as was asked for.
    assertThat(window(plan(append, "{}"))).isEqualTo("id from the beginning to before 9");
  }

  @Test
  default void a_source_with_a_new_name_is_not_appended_again() {
    assertThatThrownBy(
            () ->
                plan(
                    SOURCES + "targets: {o: {from: orders, table: dwh.orders, write: append}}",
                    "{\"order\":\"5\"}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(
            "the ledger of dwh.orders has the cursors {\"order\":\"5\"}, but none of 'orders'",
            "give it the name it had, or publish into a new table");
  }
}
