package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.WrittenFile;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbSessionTest {
  private static final Schema ID = Schema.of(Column.nullable("id", Simple.BIGINT));

  @TempDir private Path folder;

  private DuckDbSession open(Path scratch, Map<String, ParquetTable> tables) {
    return DuckDbSession.open("make data set 'x'", DuckDbSettings.defaults(), scratch, tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          now()                     | 2020-01-02T03:04:05.123456Z
          current_timestamp         | 2020-01-02T03:04:05.123456Z
          transaction_timestamp()   | 2020-01-02T03:04:05.123456Z
          get_current_timestamp()   | 2020-01-02T03:04:05.123456Z
          ago(INTERVAL 1 DAY)       | 2020-01-01T03:04:05.123456Z
          localtimestamp            | 2020-01-02T03:04:05.123456
          current_localtimestamp()  | 2020-01-02T03:04:05.123456
          current_date              | 2020-01-02
          today()                   | 2020-01-02
          CAST(localtime AS VARCHAR) | 03:04:05.123456
          CAST(current_time AS VARCHAR) | 03:04:05.123456+00
          CAST(age(today(), DATE '2019-01-01') AS VARCHAR) | 1 year 1 day
          """)
  void aStoppedClockIsTheOnlyOne(String expression, String time) {
    try (DuckDbSession session = open(folder, Map.of())) {
      session.stopClock(Instant.parse("2020-01-02T03:04:05.123456789Z"));
      assertThat(session.rows("SELECT " + expression + " AS t", 1).rows())
          .singleElement()
          .asString()
          .isEqualTo("[" + time + "]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM sniff_csv('/etc/passwd')"
      })
  void sqlReadsNoFilesButItsOwn(String sql) {
    try (DuckDbSession session = open(folder, Map.of())) {
      assertThatThrownBy(() -> session.rows(sql, 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith("WEIR-2405 Cannot make data set 'x': ");
    }
  }

  @Test
  void sqlWritesNowhereElse(@TempDir Path elsewhere) {
    try (DuckDbSession session = open(folder, Map.of())) {
      Path file = elsewhere.resolve("x.parquet");
      assertThatThrownBy(() -> session.write("SELECT 1 AS id", ID, file, Compression.ZSTD))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("file system operations are disabled");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void readsFilesWhoseNamesLookLikePatterns() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("a[b]*?c='d=1"));
    Path file = odd.resolve("part-*.parquet");
    try (DuckDbSession session = open(odd, Map.of())) {
      assertThat(session.write("SELECT 7 AS id", ID, file, Compression.ZSTD))
          .isEqualTo(new WrittenFile(file, 1, Map.of("id", 0L)));
    }
    ParquetTable table = new ParquetTable(ID, List.of(file));
    assertThat(Preview.of(table, 5, folder).rows()).containsExactly(List.of(7L));
  }

  @Test
  void aTableOfSeveralFilesOrNoneIsRead() {
    Path first = folder.resolve("1.parquet");
    Path second = folder.resolve("2.parquet");
    try (DuckDbSession session = open(folder, Map.of("none", new ParquetTable(ID, List.of())))) {
      session.write("SELECT 1 AS id", ID, first, Compression.SNAPPY);
      session.write("SELECT 2 AS id", ID, second, Compression.ZSTD);
      session.view("all parts", new ParquetTable(ID, List.of(first, second)));
      assertThat(session.count("SELECT sum(id)::BIGINT FROM \"all parts\"")).isEqualTo(3);
      assertThat(session.rows("SELECT * FROM none", 3).rows()).isEmpty();
      assertThat(session.rows("SELECT * FROM none", 3).schema()).isEqualTo(ID);
    }
  }

  @Test
  void aPreviewSaysWhetherThereIsMore() {
    try (DuckDbSession session = open(folder, Map.of())) {
      assertThat(session.rows("SELECT * FROM range(3)", 3).truncated()).isFalse();
      assertThat(session.rows("SELECT * FROM range(4)", 3).truncated()).isTrue();
    }
  }

  @Test
  void whatDoesNotFitInMemorySpills() {
    DuckDbSettings small = new DuckDbSettings(100L << 20, 1, 100_000);
    Path file = folder.resolve("sorted.parquet");
    Schema schema =
        Schema.of(Column.nullable("id", Simple.BIGINT), Column.nullable("t", Simple.TEXT));
    try (DuckDbSession session = DuckDbSession.open("sort", small, folder, Map.of())) {
      String sql =
          "SELECT range AS id, repeat(md5(range::VARCHAR), 4) AS t FROM range(1000000) ORDER BY 2";
      assertThat(session.write(sql, schema, file, Compression.ZSTD).rows()).isEqualTo(1_000_000);
    }
  }

  @Test
  void runningOutOfMemorySaysWhatToDo() {
    DuckDbSettings tiny = new DuckDbSettings(10L << 20, 1, 100_000);
    try (DuckDbSession session = DuckDbSession.open("make data set 'x'", tiny, folder, Map.of())) {
      String sql = "SELECT length(string_agg(md5(range::VARCHAR), ',')) AS id FROM range(3000000)";
      assertThatThrownBy(() -> session.rows(sql, 1))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith("WEIR-2401 Cannot make data set 'x': memory ran out (")
          .hasMessageEndingWith("Give transforms more memory or fewer threads.")
          .extracting(e -> ((WeirException) e).code())
          .isEqualTo(DuckDbError.OUT_OF_MEMORY);
    }
  }

  @Test
  void aSumThatIsTooLargeIsNamed() {
    try (DuckDbSession session = open(folder, Map.of())) {
      String digits = "9".repeat(38) + "::DECIMAL(38,0)";
      assertThatThrownBy(
              () ->
                  session.rows(
                      "SELECT sum(\"a (b)\") FROM (SELECT "
                          + digits
                          + " AS \"a (b)\" FROM range(4))",
                      1))
          .isInstanceOf(TerminalException.class)
          .hasMessage(
              "WEIR-2403 Cannot make data set 'x': a sum has more digits than the 38 of a decimal:"
                  + " sum(\"a (b)\"). Sum it in smaller groups, or cast its column to double"
                  + " first.");
    }
  }

  @Test
  void sqlThatGivesAnotherSchemaThanPlannedFails() {
    try (DuckDbSession session = open(folder, Map.of())) {
      assertThatThrownBy(
              () -> session.write("SELECT 'x' AS id", ID, folder.resolve("f"), Compression.ZSTD))
          .isInstanceOf(TerminalException.class)
          .hasMessageStartingWith(
              "WEIR-2403 Cannot make data set 'x': Could not convert string 'x' to INT64");
    }
  }
}
