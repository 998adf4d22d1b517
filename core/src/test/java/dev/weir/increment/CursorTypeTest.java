package dev.weir.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schema.ColumnType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTypeTest {
  private static CursorType type(String column) {
    return CursorType.of(ColumnType.parse(column)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | 0 | 0 | 1 | -1",
        "integer | -0 | 0 | 1 | -1",
        "bigint | 9223372036854775807 | 9223372036854775807 | 9223372036854775808 | 9223372036854775806",
        "decimal(12,2) | 7.50 | 7.5 | 7.51 | 7.49",
        "decimal(12,2) | -0.00 | 0 | 0.01 | -0.01",
        "decimal(20,0) | 18446744073709551615 | 18446744073709551615 | 18446744073709551616 | 18446744073709551614",
        "date | 1970-01-01 | 1970-01-01 | 1970-01-02 | 1969-12-31",
        "date | 2024-02-29 | 2024-02-29 | 2024-03-01 | 2024-02-28",
        "timestamp | 0001-01-02 00:00:00 | 0001-01-02T00:00:00 | 0001-01-02T00:00:00.000001 | 0001-01-01T23:59:59.999999",
        "timestamp | 2026-03-29T02:30:00.5 | 2026-03-29T02:30:00.5 | 2026-03-29T02:30:00.500001 | 2026-03-29T02:30:00.499999",
        "timestamptz | 1970-01-01 | 1970-01-01T00:00:00Z | 1970-01-01T00:00:00.000001Z | 1969-12-31T23:59:59.999999Z",
        "timestamptz | 2026-10-25 02:30:00+02 | 2026-10-25T00:30:00Z | 2026-10-25T00:30:00.000001Z | 2026-10-25T00:29:59.999999Z",
        "timestamptz | 2026-10-25 02:30:00.123456+01:00 | 2026-10-25T01:30:00.123456Z | 2026-10-25T01:30:00.123457Z | 2026-10-25T01:30:00.123455Z",
      })
  void values_are_written_one_way_and_have_neighbours(
      String column, String text, String written, String next, String previous) {
    CursorType type = type(column);
    assertThat(type.parse(text)).isEqualTo(written);
    assertThat(type.parse(written)).isEqualTo(written);
    assertThat(type.next(written)).isEqualTo(next);
    assertThat(type.previous(written)).isEqualTo(previous);
    assertThat(type.compare(previous, written)).isNegative();
    assertThat(type.compare(next, written)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 1.5",
    "bigint, NaN",
    "'decimal(12,2)', 1.001",
    "date, 2026-01-01T00:00",
    "date, infinity",
    "timestamp, 2026-01-01T00:00Z",
    "timestamp, infinity",
    "timestamp, 2026-13-01",
    "timestamptz, 0001-01-01 BC",
    "timestamptz, 10000-01-01",
    "timestamptz, 0000-00-00 00:00:00",
  })
  void what_is_no_value_is_told_as_it_was_given(String column, String text) {
    assertThatThrownBy(() -> type(column).parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is no " + column);
  }

  @ParameterizedTest
  @CsvSource({"text", "double", "real", "boolean", "binary"})
  void what_has_no_exact_order_is_no_cursor(String column) {
    assertThat(CursorType.of(ColumnType.parse(column))).isEmpty();
  }

  @Test
  void a_window_is_half_open_and_says_so_in_sql() {
    Window window =
        new Window(
            "at",
            type("timestamptz"),
            Optional.of("2026-01-01T00:00:00Z"),
            Optional.of("2026-01-02T00:00:00Z"),
            false,
            0);
    assertThat(window.sql("x", (_, value) -> "'" + value + "'"))
        .isEqualTo("(x >= '2026-01-01T00:00:00Z' AND x < '2026-01-02T00:00:00Z')");
    assertThat(window.isEmpty()).isFalse();
    Window numbers = new Window("n", type("bigint"), Optional.empty(), Optional.of("0"), true, 0);
    assertThat(numbers.sql("x", (_, value) -> value)).isEqualTo("(x < 0 OR x IS NULL)");
    Window none = new Window("n", type("bigint"), Optional.empty(), Optional.empty(), false, 0);
    assertThat(none.sql("x", (_, value) -> value)).isEqualTo("(1 = 0)");
    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void lag_goes_back_over_a_change_of_the_clocks_as_time_does() {
    assertThat(type("timestamptz").minus("2026-10-25T01:30:00Z", Duration.ofHours(2)))
        .isEqualTo("2026-10-24T23:30:00Z");
  }

  @Test
  void cursors_are_one_line_in_the_order_of_names() {
    Cursors cursors = new Cursors(new TreeMap<>(Map.of("b", "2", "a", "1")));
    assertThat(cursors.text()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(Cursors.parse(cursors.text())).isEqualTo(cursors);
    assertThatThrownBy(() -> Cursors.parse("7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'7' is no cursor of a ledger");
  }
}
