package dev.weir.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.json.Json;
import dev.weir.lake.LakeKey;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataSetTest {
  @Test
  void it_counts_its_files() {
    DataSet dataSet = dataSet(10);

    assertThat(dataSet.rows()).isEqualTo(7);
    assertThat(dataSet.rejectedRows()).isEqualTo(3);
    assertThat(dataSet.bytes()).isEqualTo(70);
  }

  @Test
  void it_cannot_be_made_where_the_counts_do_not_agree() {
    assertThatThrownBy(() -> dataSet(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Data set 'a' does not reconcile: 11 rows read, 7 written, 3 rejected");
  }

  @Test
  void it_is_read_as_it_is_written() {
    assertThat(Json.read(Json.bytes(dataSet(10)), DataSet.class)).isEqualTo(dataSet(10));
  }

  @Test
  void it_cannot_be_made_where_rows_of_its_input_are_missing() {
    DataSet whole = dataSet(10);
    assertThatThrownBy(
            () ->
                new DataSet(
                    whole.format(),
                    "a",
                    "hash",
                    whole.schema(),
                    whole.files(),
                    whole.nulls(),
                    10,
                    whole.rejects(),
                    whole.rejectReasons(),
                    whole.rejectPlaces(),
                    List.of(),
                    Optional.of(new RowBalance(Map.of("b", 11L), RowChanges.NONE)),
                    Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Data set 'a' does not reconcile: 11 rows of 'b' went in, and every step keeps each, but 7 came out and 3 were rejected");
  }

  @Test
  void one_of_an_earlier_version_has_neither_places_nor_warnings_nor_a_balance() {
    ObjectNode marker = Json.mapper().valueToTree(dataSet(10));
    marker.remove(List.of("rejectPlaces", "warnings", "balance"));

    DataSet read = Json.read(Json.bytes(marker), DataSet.class);

    assertThat(read.rejectPlaces()).isEmpty();
    assertThat(read.warnings()).isEmpty();
    assertThat(read.balance()).isEmpty();
  }

  @Test
  void its_columns_and_reasons_stay_in_their_order() {
    Map<String, Long> counts = new LinkedHashMap<>();
    "zyxwvutsrqponmlkjihgfedcba".chars().forEach(c -> counts.put(Character.toString(c), 1L));
    DataSet written = dataSet(10, counts);

    DataSet read = Json.read(Json.bytes(written), DataSet.class);

    assertThat(read.nulls().keySet()).containsExactlyElementsOf(counts.keySet());
    assertThat(read.rejectReasons().keySet()).containsExactlyElementsOf(counts.keySet());
  }

  private static DataSet dataSet(long read) {
    return dataSet(read, Map.of("price", 3L));
  }

  private static DataSet dataSet(long read, Map<String, Long> counts) {
    return new DataSet(
        DataSet.FORMAT,
        "a",
        "hash",
        Schema.of(Column.nullable("price", new Decimal(12, 2))),
        List.of(new DataFile(LakeKey.of("a/1"), 5, 50), new DataFile(LakeKey.of("a/2"), 2, 20)),
        counts,
        read,
        List.of(new DataFile(LakeKey.of("r/1"), 3, 30)),
        counts,
        Map.of("price", List.of("a.csv 7")),
        List.of("a.csv is empty"),
        Optional.of(
            new RowBalance(Map.of("b", 12L), new RowChanges(RowEffect.DROPS, List.of("top")))),
        Duration.ofMillis(1234));
  }
}
