package dev.weir.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.plan.CallLimits;
import dev.weir.plan.RowEstimates;
import dev.weir.plan.RowEstimates.Estimate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a function has no time or no room for is refused before a run starts. */
public interface LimitsContract {
  Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);
  long TEN_GIGABYTES = 10_240_000_000L;

  /** Without a pipeline; the same for the whole test. */
  Draft draft();

  @Test
  default void without_limits_everything_is_planned() {
    assertThat(draft().with(source("huge")).plan().sources()).hasSize(1);
  }

  @Test
  default void what_fifteen_minutes_cannot_read_is_refused_with_what_to_do() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, 20_000_000_000L));

    assertRefused(
        source("huge"),
        "sources.s: it has 90.0 GB, and a function reads at most 84.0 GB in its 15 minutes. Read less of it, by a query with WHERE");
  }

  @Test
  default void what_does_not_fit_on_the_disk_of_a_function_is_refused() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertRefused(
        source("huge"),
        "it has 90.0 GB, and the files of at most 81.9 GB fit on the 10.2 GB of a function's disk. Read less");
  }

  @Test
  default void rows_count_where_the_size_is_not_known() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertRefused(
        source("long"),
        "it has about 1000 million rows, and a function reads at most 840 million in its 15 minutes");
  }

  @Test
  default void what_may_finish_is_planned_and_so_is_what_nobody_knows() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertThat(draft().with(source("big")).plan().sources()).hasSize(1);
    assertThat(draft().with(source("unknown")).plan().sources()).hasSize(1);
  }

  @Test
  default void what_a_transform_reads_together_must_fit_on_the_disk_of_a_function() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, 12_000_000_000L));
    String sources =
        """
        sources:
          a: {connection: c, table: vast}
          b: {connection: c, table: vast}
          f: {connection: f, format: text, path: "*.txt"}
        """;

    assertRefused(
        sources
            + "transforms: {j: {sql: SELECT a.id FROM a JOIN b USING (id) JOIN f ON f.text = a.name}}\n",
        "transforms.j: it reads a, b, whose files take at least 20.0 GB, and a function has 12.0 GB of disk for them. Read less of them, by queries with WHERE");
    assertRefused(
        sources + "checks: {a: [{references: {columns: [id], to: b}}]}\n",
        "checks.a: it reads a, b, whose files take at least 20.0 GB");
    assertThat(
            draft()
                .with(sources + "transforms: {j: {from: a, steps: [{select: [id]}]}}\n")
                .plan()
                .transforms())
        .hasSize(1);
  }

  @Test
  default void of_a_source_that_is_too_large_for_itself_transforms_say_nothing_more() {
    var _ = draft().within(new CallLimits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    var _ = draft().with(source("huge") + "transforms: {j: {from: s, steps: [{select: [id]}]}}\n");
    assertThatThrownBy(() -> draft().plan())
        .hasMessageContaining("sources.s: it has 90.0 GB")
        .hasMessageNotContaining("transforms.j");
  }

  @Test
  default void how_many_rows_there_will_be_is_known_as_far_as_steps_keep_or_drop_them() {
    RowEstimates rows =
        new RowEstimates(
            draft()
                .with(
                    """
                    sources:
                      a: {connection: c, table: big}
                      u: {connection: c, table: unknown}
                      f: {connection: f, format: text, path: "*.txt"}
                    transforms:
                      kept: {from: a, steps: [{select: [id]}, {sort: [id]}]}
                      fewer: {from: kept, steps: [{filter: id > 7}]}
                      renamed: {from: fewer, steps: [{rename: {id: number}}]}
                      counted: {from: kept, steps: [{aggregate: {columns: {n: count(*)}}}]}
                      joined: {from: kept, steps: [{join: {with: u, on: [id]}}]}
                      written: {sql: SELECT * FROM kept}
                    """)
                .plan());

    assertThat(rows.of("a")).contains(new Estimate(10_000_000, false));
    assertThat(rows.of("kept")).contains(new Estimate(10_000_000, false));
    assertThat(rows.of("fewer")).contains(new Estimate(10_000_000, true));
    assertThat(rows.of("renamed")).contains(new Estimate(10_000_000, true));
    assertThat(List.of("u", "f", "counted", "joined", "written"))
        .allMatch(name -> rows.of(name).isEmpty());
  }

  private static String source(String table) {
    return "sources: {s: {connection: c, table: " + table + "}}\n";
  }

  private void assertRefused(String pipeline, String sentence) {
    var _ = draft().with(pipeline);
    assertThatThrownBy(() -> draft().plan())
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1001 ")
        .hasMessageContaining(sentence);
  }
}
