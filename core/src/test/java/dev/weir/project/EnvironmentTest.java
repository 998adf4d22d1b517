package dev.weir.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.read.PipelineReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private final Pipeline pipeline =
      PipelineReader.read(
              "pipeline.yaml",
              """
              name: shop
              connections: {inbox: {kind: file}}
              sources:
                order: {connection: inbox, path: "*.csv", columns: {id: bigint}}
              targets:
                all: {from: order, table: dwh.order, write: merge, keys: [id]}
                copy: {from: order, table: shop.copy, allow-empty: true}
              """)
          .pipeline();

  @Test
  void the_prefix_stands_before_the_schema_of_every_target_and_changes_nothing_else() {
    Pipeline prefixed = new Environment("dev", "dev_", false).applied(pipeline);

    assertThat(prefixed.targets().values())
        .extracting(Target::table)
        .containsExactly(TableName.parse("dev_dwh.order"), TableName.parse("dev_shop.copy"));
    Target all = requireNonNull(pipeline.targets().get("all"));
    assertThat(prefixed.targets().get("all"))
        .isEqualTo(
            new Target(
                all.from(),
                TableName.parse("dev_dwh.order"),
                all.write(),
                all.keys(),
                all.allowEmpty(),
                all.design()));
    assertThat(prefixed.withTargets(pipeline.targets())).isEqualTo(pipeline);
  }

  @Test
  void without_a_prefix_a_pipeline_is_as_it_is_written() {
    assertThat(new Environment("prod", "", true).applied(pipeline)).isSameAs(pipeline);
    assertThat(Environment.NONE.applied(pipeline)).isSameAs(pipeline);
  }

  @Test
  void a_schema_that_becomes_too_long_is_told() {
    String schema = "s".repeat(60);
    Pipeline wide =
        pipeline.withTargets(
            Map.of(
                "all",
                requireNonNull(pipeline.targets().get("all")).to(TableName.parse(schema + ".t"))));

    assertThatThrownBy(() -> new Environment("dev", "dev_", false).applied(wide))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID_PROJECT))
        .hasMessageContaining(
            "Cannot use target 'all' of pipeline 'shop' in environment 'dev': 'dev_")
        .hasMessageEndingWith("Write a shorter schema-prefix in weir.yaml.");
  }
}
