package dev.weir.duckdb.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataset.profile.ColumnProfile;
import dev.weir.dataset.profile.ColumnProfile.Frequency;
import dev.weir.dataset.profile.ColumnProfile.Shape;
import dev.weir.dataset.profile.Profile;
import dev.weir.duckdb.Compression;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilerTest {
  @TempDir private Path folder;

  private Profile profile(String type, String select) {
    Schema schema = Schema.of(Column.nullable("c", ColumnType.parse(type)));
    Path file = folder.resolve("rows.parquet");
    try (DuckDbSession session =
        DuckDbSession.open("write", DuckDbSettings.defaults(), folder, Map.of())) {
      var _ = session.write(select, schema, file, Compression.ZSTD);
    }
    return new Profiler(folder).profile("d", new ParquetTable(schema, List.of(file)));
  }

  private ColumnProfile column(String type, String select) {
    return profile(type, select).columns().getFirst();
  }

  @Test
  void numbers_have_bounds_a_mean_and_ranges() {
    ColumnProfile column =
        column("bigint", "SELECT i AS c FROM range(160) t(i) UNION ALL SELECT NULL");
    assertThat(column)
        .isEqualTo(
            new ColumnProfile(
                "c",
                1,
                160,
                true,
                Optional.of("0"),
                Optional.of("159"),
                Optional.of(79.5),
                new Shape.Histogram(Collections.nCopies(16, 10L))));
  }

  @Test
  void words_have_those_that_are_there_most_often() {
    assertThat(column("text", "SELECT unnest(['b', 'a', 'b', NULL, 'c', 'a', 'b']) AS c").shape())
        .isEqualTo(
            new Shape.Top(
                List.of(new Frequency("b", 3), new Frequency("a", 2), new Frequency("c", 1))));
  }

  @Test
  void where_all_words_differ_none_is_there_most_often() {
    assertThat(column("text", "SELECT 'w' || i AS c FROM range(100) t(i)").shape())
        .isEqualTo(new Shape.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          double        | unnest([1.0, 'nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::DOUBLE, 2, 3, 4, 5, 6, 7])
          double        | unnest([1e308, -1e308, 0, 1, 2, 3, 4, 5, 6, 7])
          date          | unnest([DATE '2026-01-01', DATE 'infinity', DATE '-infinity'])
          timestamp     | unnest([TIMESTAMP '2026-01-01', TIMESTAMP 'infinity'])
          timestamptz   | TIMESTAMPTZ '2026-01-01'
          decimal(38,9) | unnest([99999999999999999999999999999.999999999, 0, 1, 2, 3, 4, 5, 6, 7, 8])
          boolean       | unnest([true, false, NULL])
          binary        | unnest(['a'::BLOB, ''::BLOB])
          text          | repeat('x', 100000)
          text          | NULL
          integer       | NULL
          """)
  void nothing_that_a_column_may_hold_is_too_much(String type, String values) {
    Profile profile = profile(type, "SELECT " + values + " AS c");
    assertThat(profile.columns()).hasSize(1);
    assertThat(profile.firstRows()).isNotEmpty();
    assertThat(profile.toString()).hasSizeLessThan(2_000);
  }

  @Test
  void of_a_large_table_the_first_rows_are_looked_at() {
    Profile profile = profile("bigint", "SELECT i AS c FROM range(500001) t(i)");
    assertThat(profile.whole()).isFalse();
    assertThat(profile.rows()).isEqualTo(500_000);
    assertThat(profile.firstRows()).hasSize(20);
    assertThat(profile.firstRows().getFirst()).isEqualTo(List.of("0"));
    assertThat(profile.columns().getFirst().max()).contains("499999");
    assertThat(profile.columns().getFirst().exact()).isFalse();
    assertThat(profile.columns().getFirst().distinct()).isBetween(400_000L, 500_000L);
  }

  @Test
  void a_table_without_rows_has_nothing_to_look_at() {
    Schema schema = Schema.of(Column.nullable("c", ColumnType.parse("text")));
    Profile profile = new Profiler(folder).profile("d", new ParquetTable(schema, List.of()));
    assertThat(profile.rows()).isZero();
    assertThat(profile.columns().getFirst().min()).isEmpty();
  }
}
