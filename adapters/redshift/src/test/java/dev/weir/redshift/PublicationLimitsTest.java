package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.TargetLoad;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicationLimitsTest {
  @Test
  void twelve_tables_are_published_together() {
    assertThat(PublicationLimits.problems(targets(12, 20))).isEmpty();
  }

  @Test
  void more_tables_than_a_transaction_takes_are_refused_with_the_reason() {
    assertThat(PublicationLimits.problems(targets(13, 20)))
        .containsExactly(
            "13 targets need 41 statements, and a transaction of Redshift's Data API takes 40."
                + " Publish fewer tables together: divide the pipeline into several.");
  }

  @Test
  void more_text_than_a_transaction_takes_is_refused_with_the_reason() {
    assertThat(PublicationLimits.problems(targets(2, 1000)))
        .singleElement()
        .asString()
        .startsWith("The statements for 2 targets with 2000 columns have 1")
        .contains("takes 100,000")
        .endsWith("divide the pipeline into several, or select what is needed.");
  }

  @Test
  void statements_are_divided_into_batches_by_number_and_by_bytes() {
    String small = "x";
    String large = "ä".repeat(20_000);
    assertThat(PublicationLimits.batches(List.of())).isEmpty();
    assertThat(PublicationLimits.batches(Collections.nCopies(85, small)))
        .extracting(List::size)
        .containsExactly(40, 40, 5);
    assertThat(PublicationLimits.batches(List.of(large, large, large, small, large, large)))
        .containsExactly(List.of(large, large), List.of(large, small, large), List.of(large));
  }

  private static List<TargetLoad> targets(int count, int columns) {
    Schema schema =
        new Schema(
            IntStream.range(0, columns)
                .mapToObj(i -> Column.nullable("a_column_of_some_length_" + i, Simple.TEXT))
                .toList());
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TargetLoad(
                    TableName.parse("dwh.table_" + i),
                    schema,
                    Write.REPLACE,
                    List.of(),
                    false,
                    TableDesign.NONE,
                    List.of()))
        .toList();
  }
}
