package dev.weir.testkit.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.text.Identifier;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type arrives in the warehouse as it was, and comes back from a query as it was. */
public interface WarehouseTypesContract extends WarehouseFixture {
  static Stream<Arguments> hardValues() {
    return Stream.of(
        Arguments.of("boolean", values(true, false, null)),
        Arguments.of("integer", values(Integer.MIN_VALUE, Integer.MAX_VALUE, 0, null)),
        Arguments.of("bigint", values(Long.MIN_VALUE, Long.MAX_VALUE, null)),
        Arguments.of(
            "real",
            values(Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f)),
        Arguments.of(
            "double",
            values(
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                -0.0,
                0.1)),
        Arguments.of(
            "decimal(38,0)",
            values(new BigDecimal("9".repeat(38)), new BigDecimal("-" + "9".repeat(38)), null)),
        Arguments.of(
            "decimal(38,38)",
            values(
                new BigDecimal("0." + "9".repeat(38)),
                new BigDecimal("-0." + "0".repeat(37) + "1"))),
        Arguments.of("decimal(12,2)", values(new BigDecimal("0.00"), new BigDecimal("-1.10"))),
        Arguments.of("text", texts()),
        Arguments.of(
            "date",
            values(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.of(1582, 10, 10))),
        Arguments.of("date", values(LocalDate.of(0, 3, 1), LocalDate.of(12026, 1, 1))),
        Arguments.of(
            "timestamp",
            values(
                LocalDateTime.of(1, 1, 1, 0, 0, 0, 1000),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
                LocalDateTime.of(2026, 3, 29, 2, 30),
                LocalDateTime.of(-43, 3, 15, 12, 0))),
        Arguments.of(
            "timestamptz",
            values(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                null)),
        Arguments.of(
            "binary", values(new byte[0], new byte[] {0, 1, -1, '\\', '\n'}, "ü".getBytes(UTF_8))));
  }

  @ParameterizedTest
  @MethodSource("dev.weir.testkit.warehouse.WarehouseTypesContract#hardValues")
  default void a_value_arrives_exactly(String type, List<@Nullable Object> values) {
    String name = "Order \"by\", 数";
    Schema schema = schema(name, ColumnType.parse(type));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(new @Nullable Object[] {rows.size(), value});
    }
    Publication run = publication(1, target(COURSE, Write.REPLACE, schema, rows));
    if (!holds(ColumnType.parse(type))) {
      assertThatThrownBy(() -> publish(run))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("Column '%s' for dwh.course is %s", stored(name), type)
          .hasMessageContaining("Cast it in the pipeline");
      return;
    }
    publish(run);
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.describe(COURSE)).contains(schema(stored(name), ColumnType.parse(type)));
      Rows result =
          warehouse.query(
              "SELECT %s FROM dwh.course ORDER BY position"
                  .formatted(Identifier.quoted(stored(name))),
              Map.of(),
              100);
      List<@Nullable Object> read = new ArrayList<>();
      result.rows().forEach(row -> read.add(row.getFirst()));
      assertThat(read)
          .usingElementComparator((one, other) -> Objects.deepEquals(one, other) ? 0 : 1)
          .containsExactlyElementsOf(values);
      if (!type.equals("decimal(38,0)")) {
        assertThat(result.schema().columns().getFirst().type()).isEqualTo(ColumnType.parse(type));
      }
    }
  }

  @Test
  default void parameters_are_bound_whatever_they_hold() {
    try (Warehouse warehouse = warehouse()) {
      Rows rows =
          warehouse.query(
              "SELECT :text AS a, :number + 1 AS b, CAST(:day AS date) AS c, ':text' AS d, :text AS"
                  + " e",
              Map.of("text", "'; DROP TABLE x --", "number", 41L, "day", LocalDate.of(2026, 1, 2)),
              10);
      assertThat(rows.rows())
          .containsExactly(
              Arrays.asList(
                  "'; DROP TABLE x --",
                  42L,
                  LocalDate.of(2026, 1, 2),
                  ":text",
                  "'; DROP TABLE x --"));
    }
  }

  @Test
  default void a_result_is_cut_at_the_limit_and_says_so() {
    try (Warehouse warehouse = warehouse()) {
      String sql = "SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY 1";
      assertThat(warehouse.query(sql, Map.of(), 2))
          .satisfies(
              rows -> {
                assertThat(rows.rows()).containsExactly(List.of(1), List.of(2));
                assertThat(rows.truncated()).isTrue();
              });
      assertThat(warehouse.query(sql, Map.of(), 3).truncated()).isFalse();
    }
  }

  @Test
  default void a_query_cannot_change_anything() {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    try (Warehouse warehouse = warehouse()) {
      assertThatThrownBy(() -> warehouse.query("DELETE FROM dwh.course", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("Only statements that read are allowed");
      assertThatThrownBy(
              () -> warehouse.query("SELECT 1; COMMIT; DELETE FROM dwh.course", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("more than one statement");
    }
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  default void a_query_that_is_wrong_is_explained() {
    try (Warehouse warehouse = warehouse()) {
      assertThatThrownBy(() -> warehouse.query("SELECT * FROM dwh.nothing", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("relation \"dwh.nothing\" does not exist");
      assertThatThrownBy(() -> warehouse.query("SELECT :a", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("parameter :a has no value");
      assertThatThrownBy(() -> warehouse.query("SELECT 1 AS a, 2 AS a", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("Two columns are named 'a'")
          .hasMessageContaining("(AS)");
      assertThatThrownBy(() -> warehouse.query("SELECT pg_sleep(60)", Map.of(), 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("took too long");
    }
  }

  @Test
  default void sums_and_averages_are_exact() {
    try (Warehouse warehouse = warehouse()) {
      Rows rows =
          warehouse.query(
              "SELECT avg(x) AS mean, sum(x) AS total, avg(x) / 0.0000000000000000000000000000003"
                  + " AS long FROM (SELECT 4.50 AS x UNION ALL SELECT 4.25) t",
              Map.of(),
              1);
      assertThat((BigDecimal) rows.rows().getFirst().getFirst()).isEqualByComparingTo("4.375");
      assertThat(rows.rows().getFirst().get(1)).isEqualTo(new BigDecimal("8.75"));
    }
  }

  private static Schema schema(String name, ColumnType type) {
    return Schema.of(Column.nullable("position", Simple.INTEGER), Column.nullable(name, type));
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static List<@Nullable Object> texts() {
    return values(
        "",
        null,
        "\\N",
        "\\",
        "\\.",
        "a\tb\nc\r\nd\\te",
        "it's \"quoted\"",
        "😀 𝄞 ı İ ş",
        " spaces ",
        "\u0001\u007f\u2028\ufeff",
        "null");
  }
}
