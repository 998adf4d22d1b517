package dev.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
  @ParameterizedTest
  @EnumSource(Simple.class)
  void a_type_is_read_as_it_is_written(Simple type) {
    assertThat(ColumnType.parse(type.text())).isEqualTo(type);
  }

  @Test
  void a_decimal_is_read_with_its_digits() {
    assertThat(ColumnType.parse(" DECIMAL( 12 , 2 ) ")).isEqualTo(new Decimal(12, 2));
    assertThat(new Decimal(38, 38).text()).isEqualTo("decimal(38,38)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "int", "varchar(10)", "decimal", "decimal(12)", "decimal(12,2"})
  void another_word_is_refused_with_the_words_there_are(String text) {
    assertThatThrownBy(() -> ColumnType.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is not a type. Types: boolean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decimal(0,0)", "decimal(39,0)", "decimal(2,3)"})
  void a_decimal_of_impossible_digits_is_refused(String text) {
    assertThatThrownBy(() -> ColumnType.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("precision is 1 to 38");
  }
}
