package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.ColumnType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new of a relation, for a user whose sessions are somewhere else. */
class PostgresWindowsTest {
  private static final Database DATABASE = new Database();
  private static final Database ELSEWHERE = DATABASE.as("far_reader");

  @TempDir Path folder;

  @BeforeAll
  static void role() throws SQLException {
    DATABASE.run(
        "DROP ROLE IF EXISTS far_reader",
        "CREATE ROLE far_reader LOGIN",
        "ALTER ROLE far_reader SET TimeZone = 'Pacific/Kiritimati'",
        "ALTER ROLE far_reader SET DateStyle = 'SQL, DMY'");
  }

  private static CursorType type(String column) {
    return CursorType.of(ColumnType.parse(column)).orElseThrow();
  }

  private static Relation table() {
    return new Relation.Table("t", Map.of());
  }

  private static void define(String type, String... values) throws SQLException {
    DATABASE.run("DROP TABLE IF EXISTS t", "CREATE TABLE t (id serial, \"at\" " + type + ")");
    for (String value : values) {
      DATABASE.run("INSERT INTO t (\"at\") VALUES (" + value + ")");
    }
    DATABASE.run("GRANT SELECT ON t TO far_reader");
  }

  private static CursorBounds bounds(String type) {
    return ELSEWHERE.source().bounds(table(), "at", type(type), Duration.ofMinutes(2));
  }

  private List<@Nullable String> read(Relation relation, Window window, int parts)
      throws SQLException {
    ELSEWHERE.source().extract(relation, Optional.of(window), parts, folder, (_, _) -> {});
    return Database.parquet("SELECT id FROM FILES ORDER BY id", folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "integer | 0;-5 | integer | 0",
        "bigint | 9223372036854775807;1 | bigint | 9223372036854775807",
        "numeric(12,2) | 7.50;NULL | decimal(12,2) | 7.5",
        "date | DATE '1970-01-01';DATE '0001-01-01' | date | 1970-01-01",
        "timestamp | '2026-03-29 02:30:00.000001';'9999-12-31' | timestamp | 2026-03-29T02:30:00.000001",
        "timestamptz | '2026-10-25 02:30:00+02';now() + interval '1 day' | timestamptz | 2026-10-25T00:30:00Z",
      })
  void theNewestValueIsTheSameInAnyZoneAndNotOneOfTheFuture(
      String column, String values, String type, String newest) throws SQLException {
    define(column, values.split(";"));
    assertThat(bounds(type).newest()).contains(newest);
    assertThat(bounds(type).nulls()).isEqualTo(values.contains("NULL") ? 1 : 0);
  }

  @Test
  void aValueThatIsNotOldEnoughByTheServersClockWaits() throws SQLException {
    define("timestamptz", "now() - interval '119 seconds'", "now() - interval '1 hour'");
    Optional<String> newest = bounds("timestamptz").newest();
    assertThat(DATABASE.strings("SELECT id FROM t WHERE at = '" + newest.orElseThrow() + "'"))
        .containsExactly("2");
  }

  @Test
  void aTableWithoutValuesHasNoNewest() throws SQLException {
    define("timestamptz", "NULL", "NULL");
    assertThat(bounds("timestamptz").newest()).isEmpty();
    assertThat(bounds("timestamptz").nulls()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"timestamptz,infinity,timestamptz", "numeric(4;1),NaN,'decimal(4,1)'"})
  void whatNothingEverComesBehindIsRefused(String column, String value, String type)
      throws SQLException {
    define(column.replace(';', ','), "'" + value + "'");
    assertThatThrownBy(() -> bounds(type))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2240 Cannot read what is new of table public.t")
        .hasMessageContaining("by 'at': its greatest value is " + value);
  }

  @Test
  void manyRowsOfOneValueAreAllInOneWindow() throws SQLException {
    define("timestamptz");
    DATABASE.run(
        "INSERT INTO t (at) SELECT '2026-01-01 00:00Z' FROM generate_series(1, 50000)",
        "INSERT INTO t (at) VALUES ('2025-12-31 23:59:59.999999Z'), ('2026-01-01 00:00:00.000001Z')");
    Window window =
        new Window(
            "at",
            type("timestamptz"),
            Optional.of("2026-01-01T00:00:00Z"),
            Optional.of("2026-01-01T00:00:00.000001Z"),
            false,
            0);
    assertThat(read(table(), window, 1)).hasSize(50_000);
  }

  @Test
  void partsReadAWindowTogether() throws SQLException {
    define("bigint");
    DATABASE.run("INSERT INTO t (at) SELECT 10000 - n FROM generate_series(1, 10000) AS n");
    Window window =
        new Window("at", type("bigint"), Optional.of("100"), Optional.of("200"), false, 0);
    assertThat(read(table(), window, 3)).hasSize(100);
  }

  @Test
  void aQueryIsReadByItsOwnColumnsAndNullsIfTheyAreAskedFor() throws SQLException {
    define("timestamp", "'2026-01-01'", "'2026-01-02'", "NULL", "'0001-01-01'");
    Relation query = new Relation.Query("SELECT id, at AS \"At \"\"x\" FROM t -- all", Map.of());
    Window window =
        new Window(
            "At \"x",
            type("timestamp"),
            Optional.empty(),
            Optional.of("2026-01-02T00:00:00"),
            true,
            0);
    assertThat(read(query, window, 1)).containsExactly("1", "3", "4");
  }
}
