package dev.weir.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.plan.Limits;
import dev.weir.warehouse.TargetLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);
  private static final long TEN_GIGABYTES = 10_240_000_000L;

  @TempDir Path folder;
  private Plant plant;

  @BeforeEach
  void open() {
    plant = new Plant(folder);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void without_limits_everything_is_planned() {
    assertThat(plant.with(source("huge")).service().preview("shop").sources()).hasSize(1);
  }

  @Test
  void what_fifteen_minutes_cannot_read_is_refused_with_what_to_do() {
    plant.limits = Optional.of(new Limits(FIFTEEN_MINUTES, 20_000_000_000L));

    assertRefused(
        source("huge"),
        "sources.s: it has 90.0 GB, and a function reads at most 84.0 GB in its 15 minutes. Read less of it, by a query with WHERE");
  }

  @Test
  void what_does_not_fit_on_the_disk_of_a_function_is_refused() {
    plant.limits = Optional.of(new Limits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertRefused(
        source("huge"),
        "it has 90.0 GB, and the files of at most 81.9 GB fit on the 10.2 GB of a function's disk. Read less");
  }

  @Test
  void rows_count_where_the_size_is_not_known() {
    plant.limits = Optional.of(new Limits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertRefused(
        source("long"),
        "it has about 1000 million rows, and a function reads at most 840 million in its 15 minutes");
  }

  @Test
  void what_may_finish_is_planned_and_so_is_what_nobody_knows() {
    plant.limits = Optional.of(new Limits(FIFTEEN_MINUTES, TEN_GIGABYTES));

    assertThat(plant.with(source("big")).service().preview("shop").sources()).hasSize(1);
    assertThat(plant.with(source("unknown")).service().preview("shop").sources()).hasSize(1);
  }

  @Test
  void what_the_warehouse_cannot_publish_together_is_refused_with_its_reasons() {
    List<TargetLoad> asked = new ArrayList<>();
    plant.publications =
        targets -> {
          asked.addAll(targets);
          return List.of("41 statements, and a transaction has 40.", "Split the pipeline.");
        };
    plant.with(source("t") + "targets: {t: {from: s, table: dwh.t, write: replace}}\n");

    assertThatThrownBy(() -> plant.service().preview("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-3003 Cannot publish the targets of pipeline 'shop' together:
            41 statements, and a transaction has 40.
            Split the pipeline.""");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().table()).hasToString("dwh.t");
    assertThat(asked.getFirst().schema()).isEqualTo(DescribedDatabase.SCHEMA);
  }

  private static String source(String table) {
    return "sources: {s: {connection: c, table: " + table + "}}\n";
  }

  private void assertRefused(String pipeline, String sentence) {
    plant.with(pipeline);
    assertThatThrownBy(() -> plant.service().preview("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1001 ")
        .hasMessageContaining(sentence);
  }
}
