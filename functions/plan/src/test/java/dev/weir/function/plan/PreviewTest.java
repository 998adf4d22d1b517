package dev.weir.function.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.plan.CallLimits;
import dev.weir.testkit.plan.DescribedTables;
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

/** What the plan function adds to the planner: databases, limits, and what a warehouse takes. */
class PreviewTest {
  @TempDir private Path folder;
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
  void sourcesThatCannotBeDescribedAreReportedTogether() {
    plant.with(
        "sources: {a: {connection: c, table: missing}, b: {connection: c, table: t}, d: {connection: e, table: missing}, g: {connection: e, table: missing}}");
    assertThatThrownBy(() -> plant.service().preview("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3002 Cannot describe the sources of pipeline 'shop':\n")
        .hasMessageContaining(
            "pipeline.yaml:6:11 sources.a: WEIR-1006 Cannot find table 'missing' in c.\n")
        .hasMessageEndingWith("sources.d: WEIR-1006 Cannot find table 'missing' in e.");
  }

  @Test
  void what_the_warehouse_cannot_publish_together_is_refused_with_its_reasons() {
    List<TargetLoad> asked = new ArrayList<>();
    plant.publications =
        targets -> {
          asked.addAll(targets);
          return List.of("41 statements, and a transaction has 40.", "Split the pipeline.");
        };
    plant.with(
        """
        sources: {s: {connection: c, table: t}}
        targets: {t: {from: s, table: dwh.t, write: replace}}
        """);

    assertThatThrownBy(() -> plant.service().preview("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-3003 Cannot publish the targets of pipeline 'shop' together:
            41 statements, and a transaction has 40.
            Split the pipeline.""");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().table()).hasToString("dwh.t");
    assertThat(asked.getFirst().schema()).isEqualTo(DescribedTables.SCHEMA);
  }

  @Test
  void what_a_function_has_no_time_for_is_refused() {
    plant.limits = Optional.of(new CallLimits(Duration.ofMinutes(15), 20_000_000_000L));
    plant.with("sources: {s: {connection: c, table: huge}}");

    assertThatThrownBy(() -> plant.service().preview("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1001 ")
        .hasMessageContaining("sources.s: it has 90.0 GB, and a function reads at most 84.0 GB");
  }
}
