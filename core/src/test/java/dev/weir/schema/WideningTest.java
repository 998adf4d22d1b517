package dev.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer|integer|integer",
        "integer|bigint|bigint",
        "integer|decimal(4,2)|decimal(12,2)",
        "bigint|decimal(38,0)|decimal(38,0)",
        "decimal(10,4)|decimal(12,2)|decimal(14,4)",
        "real|double|double",
        "date|timestamp|timestamp"
      })
  void the_type_of_both_holds_all_values_of_each(String one, String other, String both) {
    assertThat(widening(one, other)).contains(ColumnType.parse(both));
    assertThat(widening(other, one)).contains(ColumnType.parse(both));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer|real",
        "integer|double",
        "decimal(5,2)|double",
        "decimal(38,0)|decimal(2,1)",
        "boolean|integer",
        "integer|text",
        "date|text",
        "date|timestamptz",
        "timestamp|timestamptz",
        "binary|text"
      })
  void nothing_else_grows(String one, String other) {
    assertThat(widening(one, other)).isEmpty();
    assertThat(widening(other, one)).isEmpty();
  }

  private static Optional<ColumnType> widening(String one, String other) {
    return Widening.of(ColumnType.parse(one), ColumnType.parse(other));
  }
}
