package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineReader;
import org.junit.jupiter.api.Test;

class RowKeysTest {
  private static final Pipeline PIPELINE =
      PipelineReader.read(
              "pipeline.yaml",
              """
              name: shop
              connections: {files: {kind: file}}
              sources:
                a: {connection: files, path: a.csv, columns: [id, n]}
                b: {connection: files, path: b.csv, columns: [id]}
              transforms:
                of_a: {from: a, steps: [{select: [id]}]}
                of_that: {from: of_a, steps: [{select: [id]}]}
                merged: {from: a, steps: [{select: [id, n]}]}
                asked: {sql: SELECT * FROM a}
              checks:
                a: [{not-null: [n]}, {unique: [id]}]
                merged: [{unique: [id]}]
              targets:
                t: {from: merged, table: dwh.t, write: merge, keys: [id, n]}
              """)
          .pipeline();

  @Test
  void rowsAreToldApartByWhatTheyAreMergedByElseByWhatIsUniqueElseAsBeforeTheSteps() {
    RowKeys keys = new RowKeys(PIPELINE);
    assertThat(keys.of("merged")).containsExactly("id", "n");
    assertThat(keys.of("a")).containsExactly("id");
    assertThat(keys.of("of_that")).containsExactly("id");
    assertThat(keys.of("asked")).isEmpty();
    assertThat(keys.of("b")).isEmpty();
  }
}
